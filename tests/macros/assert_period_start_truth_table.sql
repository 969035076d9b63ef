-- Truth table of period_start(): which dates are in one calendar period.
with

cases as (

    select
        truth_table.count_each,
        cast(truth_table.one_date as date) as one_date,
        cast(truth_table.other_date as date) as other_date,
        truth_table.expected

    from (
        values
        ('day', '2026-03-01', '2026-03-01', true),
        ('day', '2026-03-01', '2026-03-02', false),
        -- Monday to Sunday, also over new year
        ('week', '2026-03-02', '2026-03-08', true),
        ('week', '2026-03-01', '2026-03-02', false),
        ('week', '2026-03-08', '2026-03-09', false),
        ('week', '2026-12-28', '2027-01-03', true),
        ('week', '2026-12-31', '2027-01-01', true),
        ('week', '2027-01-03', '2027-01-04', false),
        ('week', '2024-12-29', '2024-12-30', false),
        ('week', '2024-12-30', '2025-01-05', true),
        ('week', '2026-01-01', '2027-01-01', false),
        ('month', '2024-02-01', '2024-02-29', true),
        ('month', '2024-02-29', '2024-03-01', false),
        ('month', '2025-12-31', '2026-01-01', false),
        ('month', '2025-03-15', '2026-03-15', false),
        ('quarter', '2026-01-01', '2026-03-31', true),
        ('quarter', '2026-03-31', '2026-04-01', false),
        ('quarter', '2026-10-01', '2026-12-31', true),
        ('quarter', '2025-12-31', '2026-01-01', false),
        ('quarter', '2025-05-01', '2026-05-01', false),
        ('ever', '1969-12-31', '2026-03-01', true),
        -- in no period, not even its own
        ('event', '2026-03-01', '2026-03-01', false)
    ) as truth_table (count_each, one_date, other_date, expected)

),

computed as (

    select
        count_each,
        one_date,
        other_date,
        expected,
        coalesce(
            {{ period_start('count_each', 'one_date') }}
            = {{ period_start('count_each', 'other_date') }},
            false
        ) as actual

    from cases

)

select * from computed
where actual is distinct from expected
