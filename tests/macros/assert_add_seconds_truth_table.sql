-- Truth table of add_seconds(): exact to the microsecond, later or earlier.
with

cases as (

    select
        cast(truth_table.given as {{ dbt.type_timestamp() }}) as given,
        cast(truth_table.two_later as {{ dbt.type_timestamp() }}) as two_later,
        cast(truth_table.half_later as {{ dbt.type_timestamp() }}) as half_later,
        cast(truth_table.ten_earlier as {{ dbt.type_timestamp() }}) as ten_earlier

    from (
        values
        (
            '2026-03-01 10:20:30.123456',
            '2026-03-01 10:20:32.123456',
            '2026-03-01 10:20:30.623456',
            '2026-03-01 10:20:20.123456'
        ),
        (
            '2026-02-28 23:59:59.5',
            '2026-03-01 00:00:01.5',
            '2026-03-01 00:00:00',
            '2026-02-28 23:59:49.5'
        ),
        (
            '2026-01-01 00:00:05',
            '2026-01-01 00:00:07',
            '2026-01-01 00:00:05.5',
            '2025-12-31 23:59:55'
        ),
        (null, null, null, null)
    ) as truth_table (given, two_later, half_later, ten_earlier)

),

computed as (

    select
        *,
        {{ add_seconds('given', 2) }} as actual_two_later,
        {{ add_seconds('given', 0.5) }} as actual_half_later,
        {{ add_seconds('given', -10) }} as actual_ten_earlier

    from cases

)

select * from computed
where
    actual_two_later is distinct from two_later
    or actual_half_later is distinct from half_later
    or actual_ten_earlier is distinct from ten_earlier
