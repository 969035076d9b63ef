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
        end as spans_back,
        case
            when is_resolved
                then floor(
                    {{ days_between('as_of_date', 'last_resolved_date') }}
                    / cast({{ variable('learn_every_days') }} as {{ type_double() }})
                )
        end as steps_back

    from resolved

),

picked as (

    select
        *,
        is_resolved and row_number() over (
            partition by spans_back
            order by as_of_date desc
        ) = 1 as is_latest_of_span,
        is_resolved and row_number() over (
            partition by steps_back
            order by as_of_date desc
        ) = 1 as is_latest_of_step

    from spanned

),

next_picked as (

    select
        *,
        min(case when is_latest_of_span then as_of_date end) over (
            order by as_of_date
            rows between 1 following and unbounded following
        ) as next_date

    from picked

),

-- one date per span of outcome_days, whose windows do not overlap: daily scores would
-- count a conversion many times
evaluated as (

    select
        *,
        is_latest_of_span and (next_date is null or next_date >= window_end_date)
            as is_evaluated

    from next_picked

),

windows as (

    select
        as_of_date,
        window_end_date,
        observed_until,
        is_resolved,
        is_evaluated,
        is_evaluated or is_latest_of_step as is_learned_from

    from evaluated

)

select * from windows
