-- Truth table of read_date(): a plain ISO date and nothing else.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('2026-03-01', '2026-03-01'),
        (' 2026-03-01 ', '2026-03-01'),
        ('2024-02-29', '2024-02-29'),
        ('2026-02-29', null),
        ('2026-13-01', null),
        ('2026-03-01T00:00:00', null),
        ('2026-03-01 00:00', null),
        ('2026-3-1', null),
        ('20260301', null),
        ('01/03/2026', null),
        ('12', null),
        ('soon', null),
        ('', null),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        cast(expected as date) as expected,
        {{ read_date('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
