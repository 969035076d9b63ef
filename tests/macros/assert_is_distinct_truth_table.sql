-- Truth table of is_distinct().
with

cases as (

    select
        truth_table.one,
        truth_table.other,
        truth_table.expected

    from (
        values
        ('a', 'a', false),
        ('a', 'b', true),
        ('a', null, true),
        (null, 'a', true),
        (null, null, false)
    ) as truth_table (one, other, expected)

),

computed as (

    select
        one,
        other,
        expected,
        {{ is_distinct('one', 'other') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
