-- The worked week of the contract: a social click on Tuesday (15), a site visit on
-- Wednesday (15), a guide on Friday (30), a question next Tuesday (50), each rounded to
-- 4 places; as of that Tuesday, and 30 days later.
with

cases as (

    select
        truth_table.half_life_days,
        truth_table.days_later,
        truth_table.expected

    from (
        values
        (null, 0, 110.0),
        (7, 0, 85.9692),
        (14, 0, 96.3617),
        (30, 0, 103.17),
        (30, 30, 51.5849)
    ) as truth_table (half_life_days, days_later, expected)

),

acts as (

    select
        truth_table.points,
        truth_table.age_days

    from (
        values
        (15, 7),
        (15, 6),
        (30, 4),
        (50, 0)
    ) as truth_table (points, age_days)

),

aged as (

    select
        cases.half_life_days,
        cases.days_later,
        cases.expected,
        acts.points,
        acts.age_days + cases.days_later as age_days,
        case when cases.half_life_days is null then 'none' else 'half_life' end
            as method,
        1 as rate

    from cases

    cross join acts

),

decayed as (

    select
        half_life_days,
        days_later,
        expected,
        round(
            cast(points as decimal(18, 4))
            * {{ decay_factor('method', 'half_life_days', 'rate', 'age_days') }},
            4
        ) as points

    from aged

),

summed as (

    select
        half_life_days,
        days_later,
        expected,
        sum(points) as actual

    from decayed

    group by
        half_life_days,
        days_later,
        expected

)

select * from summed
where actual is distinct from expected
