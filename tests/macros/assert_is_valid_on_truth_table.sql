-- Truth table of is_valid_on(): from the first day on, not on the day after the last.
with

cases as (

    select
        cast(truth_table.valid_from as date) as valid_from,
        cast(truth_table.valid_to as date) as valid_to,
        cast(truth_table.given as date) as given,
        truth_table.expected

    from (
        values
        ('2026-03-01', '2026-03-03', '2026-02-28', false),
        ('2026-03-01', '2026-03-03', '2026-03-01', true),
        ('2026-03-01', '2026-03-03', '2026-03-02', true),
        ('2026-03-01', '2026-03-03', '2026-03-03', false)
    ) as truth_table (valid_from, valid_to, given, expected)

    union all

    select
        {{ beginning_of_time() }} as valid_from,
        {{ end_of_time() }} as valid_to,
        cast('1900-01-01' as date) as given,
        true as expected

),

computed as (

    select
        *,
        {{ is_valid_on('cases', 'given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
