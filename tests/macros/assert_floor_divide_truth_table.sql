-- Truth table of floor_divide(): whole numbers before 1970 are below zero.
with

cases as (

    select
        cast(truth_table.dividend as bigint) as dividend,
        cast(truth_table.expected as bigint) as expected

    from (
        values
        ('0', '0'),
        ('2999999', '0'),
        ('3000000', '1'),
        ('1767225599999999', '589075199'),
        ('1767225600000000', '589075200'),
        ('-1', '-1'),
        ('-3000000', '-1'),
        ('-3000001', '-2'),
        (null, null)
    ) as truth_table (dividend, expected)

),

computed as (

    select
        dividend,
        expected,
        {{ floor_divide('dividend', 3000000) }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
