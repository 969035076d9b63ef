-- Truth table of decay_factor(): what is left of a point, to 12 decimals.
with

cases as (

    select
        truth_table.method,
        truth_table.days,
        cast(truth_table.rate as decimal(18, 4)) as rate,
        truth_table.age_days,
        cast(truth_table.expected as decimal(13, 12)) as expected

    from (
        values
        -- without a method points do not fade
        ('none', 30, 1, 0, 1.0),
        ('none', 30, 1, 10000, 1.0),
        (null, null, null, 45, 1.0),
        -- 0.5 ^ (age / days)
        ('half_life', 14, 1, 0, 1.0),
        ('half_life', 14, 1, 1, 0.951695153011),
        ('half_life', 14, 1, 7, 0.707106781187),
        ('half_life', 14, 1, 14, 0.5),
        ('half_life', 14, 1, 28, 0.25),
        ('half_life', 14, 1, 30, 0.226430916066),
        ('half_life', 7, 1, 6, 0.552044756837),
        ('half_life', 30, 1, 37, 0.425333580475),
        ('half_life', 1, 1, 39, 0.000000000002),
        ('half_life', 1, 1, 1000, 0.0),
        -- max(0, 1 - rate * age / days)
        ('linear', 30, 0.5, 0, 1.0),
        ('linear', 30, 0.5, 1, 0.983333333333),
        ('linear', 30, 0.5, 30, 0.5),
        ('linear', 30, 0.5, 60, 0.0),
        ('linear', 30, 0.5, 90, 0.0),
        ('linear', 30, 1, 29, 0.033333333333),
        ('linear', 30, 1, 30, 0.0),
        -- max(0, 1 - rate * floor(age / days))
        ('step', 30, 0.5, 0, 1.0),
        ('step', 30, 0.5, 29, 1.0),
        ('step', 30, 0.5, 30, 0.5),
        ('step', 30, 0.5, 59, 0.5),
        ('step', 30, 0.5, 60, 0.0),
        ('step', 30, 0.3, 119, 0.1),
        ('step', 30, 0.3, 120, 0.0),
        -- 1 if age < days, else 0
        ('window', 30, 1, 0, 1.0),
        ('window', 30, 1, 29, 1.0),
        ('window', 30, 1, 30, 0.0)
    ) as truth_table (method, days, rate, age_days, expected)

),

computed as (

    select
        method,
        days,
        rate,
        age_days,
        expected,
        {{ decay_factor('method', 'days', 'rate', 'age_days') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
