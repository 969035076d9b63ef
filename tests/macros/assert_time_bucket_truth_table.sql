-- Truth table of time_bucket(): spans of so many seconds since 1970, at least of one.
with

cases as (

    select
        cast(truth_table.given as {{ dbt.type_timestamp() }}) as given,
        truth_table.of_three,
        truth_table.of_one_and_a_half,
        truth_table.of_none

    from (
        values
        ('1970-01-01 00:00:00', 0, 0, 0),
        ('1970-01-01 00:00:01.499999', 0, 0, 1),
        ('1970-01-01 00:00:01.5', 0, 1, 1),
        ('1970-01-01 00:00:02.999999', 0, 1, 2),
        ('1970-01-01 00:00:03', 1, 2, 3),
        ('1970-01-01 00:01:00', 20, 40, 60),
        ('2026-01-01 00:00:00', 589075200, 1178150400, 1767225600),
        (null, null, null, null)
    ) as truth_table (given, of_three, of_one_and_a_half, of_none)

),

computed as (

    select
        *,
        {{ time_bucket('given', 3) }} as actual_of_three,
        {{ time_bucket('given', 1.5) }} as actual_of_one_and_a_half,
        {{ time_bucket('given', 0) }} as actual_of_none

    from cases

)

select * from computed
where
    actual_of_three is distinct from of_three
    or actual_of_one_and_a_half is distinct from of_one_and_a_half
    or actual_of_none is distinct from of_none
