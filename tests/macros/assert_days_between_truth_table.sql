-- Truth table of days_between(): the age in days of a date on a later one.
with

cases as (

    select
        cast(truth_table.from_date as date) as from_date,
        cast(truth_table.to_date as date) as to_date,
        truth_table.expected

    from (
        values
        ('2026-03-01', '2026-03-01', 0),
        ('2026-02-28', '2026-03-01', 1),
        ('2024-02-28', '2024-03-01', 2),
        ('2025-12-31', '2026-01-01', 1),
        ('2026-03-28', '2026-03-30', 2),
        ('2025-03-01', '2026-03-01', 365),
        ('2026-03-02', '2026-03-01', -1),
        (null, '2026-03-01', null)
    ) as truth_table (from_date, to_date, expected)

),

computed as (

    select
        from_date,
        to_date,
        expected,
        {{ days_between('from_date', 'to_date') }}
            as actual

    from cases

)

select * from computed
where actual is distinct from expected
