-- Truth table of quote(): a variable's value arrives in SQL as it was given.
with

cases as (

    select
        truth_table.actual,
        truth_table.expected

    from (
        values
        ({{ quote('plain') }}, 'plain'),
        ({{ quote("l'an") }}, 'l' || chr(39) || 'an'),
        ({{ quote("''") }}, chr(39) || chr(39)),
        ({{ quote('a%_"b') }}, 'a%_"b'),
        ({{ quote(3) }}, '3'),
        ({{ quote('') }}, '')
    ) as truth_table (actual, expected)

)

select * from cases
where actual is distinct from expected
