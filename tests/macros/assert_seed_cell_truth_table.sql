-- Truth table of seed_cell(): blank, or the word null, is null.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('Guide', 'Guide'),
        (' Guide é ', 'Guide é'),
        ('0', '0'),
        ('nullable', 'nullable'),
        ('not null', 'not null'),
        ('null', null),
        ('NULL', null),
        (' Null ', null),
        ('{{ "\u00a0\t" }}', null),
        (' ', null),
        ('', null),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ seed_cell('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
