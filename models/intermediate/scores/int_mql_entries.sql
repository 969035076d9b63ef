with

history as (

    select history.*
    from {{ ref('lead_score_history') }} as history

    inner join {{ ref('int_scoring_dates') }} as scoring_dates
        on history.as_of_date <= scoring_dates.as_of_date

    where scoring_dates.is_latest

),

previous_dates as (

    select
        contact_id,
        scorecard_id,
        lead_score,
        is_mql,
        coalesce(
            lag(is_mql) over (
                partition by contact_id, scorecard_id
                order by as_of_date
            ),
            false
        ) as was_mql,
        as_of_date

    from history

),

entries as (

    select
        *,
        row_number() over (
            partition by contact_id, scorecard_id
            order by as_of_date
        ) as entry_number

    from previous_dates
    where is_mql and not was_mql

),

by_lead as (

    select
        contact_id,
        scorecard_id,
        count(*) as mql_count,
        max(case when entry_number = 1 then lead_score end) as score_at_first_mql,
        min(as_of_date) as first_mql_date,
        max(as_of_date) as latest_mql_date

    from entries

    group by
        contact_id,
        scorecard_id

)

select * from by_lead
