-- A column that a loader has typed as a time with its zone is read as that instant,
-- whatever the session's own zone is. Spark has no other type of time.
{{ config(enabled=target.type != 'spark' and not is_package()) }}
with

cases as (

    select
        cast(truth_table.given as timestamp with time zone) as given,
        cast(truth_table.expected as {{ dbt.type_timestamp() }}) as expected

    from (
        values
        ('2026-03-01 12:00:00+02', '2026-03-01 10:00:00'),
        ('2026-03-01 00:30:00.25-05', '2026-03-01 05:30:00.25'),
        ('2026-07-01 00:00:00+00', '2026-07-01 00:00:00'),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ read_timestamp('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
