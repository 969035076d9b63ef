-- Truth table of rounded_ratio(): exact, half away from zero.
with

cases as (

    select
        truth_table.decimals,
        cast(truth_table.numerator as decimal(18, 0)) as numerator,
        cast(truth_table.denominator as decimal(18, 0)) as denominator,
        cast(truth_table.expected as decimal(18, 4)) as expected

    from (
        values
        (4, 1, 3, 0.3333),
        (4, 2, 3, 0.6667),
        (4, -2, 3, -0.6667),
        (4, 0, 5, 0.0),
        (4, 5, 5, 1.0),
        (4, 7, 2, 3.5),
        -- ties, and what is just below one
        (4, 1, 20000, 0.0001),
        (4, 3, 20000, 0.0002),
        (4, -1, 20000, -0.0001),
        (4, -3, 20000, -0.0002),
        (4, 1, 20001, 0.0),
        (4, -1, 20001, 0.0),
        (4, 1000000000000, 3, 333333333333.3333),
        (4, 7, 0, null),
        (4, 0, 0, null),
        (4, 7, null, null),
        (4, null, 7, null),
        (1, 100, 8, 12.5),
        (1, 200, 3, 66.7),
        (1, 1, 20, 0.1),
        (1, -1, 20, -0.1),
        (1, 1, 21, 0.0),
        (1, 7, 0, null)
    ) as truth_table (decimals, numerator, denominator, expected)

),

computed as (

    select
        decimals,
        numerator,
        denominator,
        expected,
        cast(
            case decimals
                when 4 then {{ rounded_ratio('numerator', 'denominator', 4) }}
                when 1 then {{ rounded_ratio('numerator', 'denominator', 1) }}
            end as decimal(18, 4)
        ) as actual

    from cases

)

select * from computed
where actual is distinct from expected
