with

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

periods as (

    select
        cast(
            {{ dbt.dateadd('day', 1 - 2 * variable('drift_days'), 'as_of_date') }}
            as date
        ) as baseline_from_date,
        cast({{ dbt.dateadd('day', 1 - variable('drift_days'), 'as_of_date') }} as date)
            as current_from_date,
        as_of_date as current_to_date

    from scoring_dates

)

select * from periods
