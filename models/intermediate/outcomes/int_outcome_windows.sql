with

dates as (

    select * from {{ ref('int_scored_dates') }}

),

observed as (

    select
        as_of_date,
        cast({{ dbt.dateadd('day', variable('outcome_days'), 'as_of_date') }} as date)
            as window_end_date,
        max(as_of_date) over () as observed_until

    from dates

),

resolved as (

    select
        *,
        window_end_date <= observed_until as is_resolved,
        max(case when window_end_date <= observed_until then as_of_date end) over ()
            as last_resolved_date

    from observed

),

spanned as (

    select
        *,
        case
            when is_resolved
                then floor(
                    {{ days_between('as_of_date', 'last_resolved_date') }}
                    / cast({{ variable('outcome_days') }} as {{ type_double() }})
                )
        end as spans_back

    from resolved

),

-- one date per span of outcome_days: windows of daily scores would overlap
windows as (

    select
        as_of_date,
        window_end_date,
        observed_until,
        is_resolved,
        is_resolved
        and row_number() over (
            partition by spans_back
            order by as_of_date desc
        ) = 1 as is_evaluated

    from spanned

)

select * from windows
