-- Truth table of whole_months(): a month counts once its day is reached.
with

cases as (

    select
        cast(truth_table.from_date as date) as from_date,
        cast(truth_table.to_date as date) as to_date,
        truth_table.expected

    from (
        values
        ('2026-01-15', '2026-01-15', 0),
        ('2026-01-15', '2026-02-14', 0),
        ('2026-01-15', '2026-02-15', 1),
        ('2026-01-15', '2026-02-16', 1),
        ('2026-01-01', '2026-01-31', 0),
        ('2026-01-31', '2026-02-28', 0),
        ('2026-01-31', '2026-03-01', 1),
        ('2026-01-31', '2026-03-31', 2),
        ('2025-11-30', '2026-01-30', 2),
        ('2025-12-31', '2026-01-01', 0),
        ('2024-02-29', '2025-02-28', 11),
        ('2024-02-29', '2025-03-01', 12),
        ('2023-12-31', '2026-12-31', 36),
        (null, '2026-01-15', null)
    ) as truth_table (from_date, to_date, expected)

),

computed as (

    select
        from_date,
        to_date,
        expected,
        {{ whole_months('from_date', 'to_date') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
