-- Truth table of integer_divide(): how many times a number fits, also a large one.
with

cases as (

    select
        cast(truth_table.dividend as decimal(28, 0)) as dividend,
        cast(truth_table.divisor as decimal(28, 0)) as divisor,
        cast(truth_table.expected as decimal(28, 0)) as expected

    from (
        values
        ('0', '5', '0'),
        ('4', '5', '0'),
        ('5', '5', '1'),
        ('9', '5', '1'),
        ('7', '1', '7'),
        ('99999999999999999998', '3', '33333333333333333332'),
        ('7', null, null),
        (null, '7', null)
    ) as truth_table (dividend, divisor, expected)

),

computed as (

    select
        dividend,
        divisor,
        expected,
        cast(
            {{ integer_divide('dividend', 'divisor') }} as decimal(28, 0)
        ) as actual

    from cases

)

select * from computed
where actual is distinct from expected
