with

history as (

    select * from {{ ref('lead_score_history') }}

),

scores as (

    select scores.*
    from {{ ref('int_lead_scores') }} as scores

    inner join {{ ref('int_scoring_dates') }} as scoring_dates
        on scores.as_of_date = scoring_dates.as_of_date

    where scoring_dates.is_latest

),

-- the latest history row that is at least so many days older
earlier_dates as (

    select
        scores.contact_id,
        scores.scorecard_id,
        max(
            case when history.as_of_date <= {{ dbt.dateadd(
                'day', -7, 'scores.as_of_date'
            ) }} then history.as_of_date end
        ) as week_date,
        max(
            case when history.as_of_date <= {{ dbt.dateadd(
                'day', -30, 'scores.as_of_date'
            ) }} then history.as_of_date end
        ) as month_date

    from scores

    inner join history
        on scores.contact_id = history.contact_id
        and scores.scorecard_id = history.scorecard_id

    group by
        scores.contact_id,
        scores.scorecard_id

),

changes as (

    select
        scores.contact_id,
        scores.scorecard_id,
        scores.lead_score - week_ago.lead_score as score_change_7d,
        scores.lead_score - month_ago.lead_score as score_change_30d

    from scores

    inner join earlier_dates
        on scores.contact_id = earlier_dates.contact_id
        and scores.scorecard_id = earlier_dates.scorecard_id

    inner join history as week_ago
        on earlier_dates.contact_id = week_ago.contact_id
        and earlier_dates.scorecard_id = week_ago.scorecard_id
        and earlier_dates.week_date = week_ago.as_of_date

    left join history as month_ago
        on earlier_dates.contact_id = month_ago.contact_id
        and earlier_dates.scorecard_id = month_ago.scorecard_id
        and earlier_dates.month_date = month_ago.as_of_date

),

trends as (

    select
        contact_id,
        scorecard_id,
        score_change_7d,
        score_change_30d,
        case
            when score_change_7d >= {{ variable('trend_points') }} then 'rising'
            when score_change_7d <= -{{ variable('trend_points') }} then 'falling'
            else 'steady'
        end as trend

    from changes

)

select * from trends
