with

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

history as (

    select history.*
    from {{ ref('int_lead_history') }} as history

    inner join scoring_dates
        on history.as_of_date <= scoring_dates.as_of_date

),

scores as (

    select scores.*
    from {{ ref('int_lead_scores') }} as scores

    inner join scoring_dates
        on scores.as_of_date = scoring_dates.as_of_date

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

previous_dates as (

    select
        *,
        lag(is_mql) over (
            partition by contact_id, scorecard_id
            order by as_of_date
        ) as was_mql

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
    where is_mql and not coalesce(was_mql, false)

),

entries_by_lead as (

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

),

moved as (

    select
        scores.contact_id,
        scores.scorecard_id,
        week_ago.contact_id is null as is_new,
        {{ score_change('scores.lead_score', 'week_ago.lead_score') }}
            as score_change_7d,
        {{ score_change('scores.lead_score', 'month_ago.lead_score') }}
            as score_change_30d,
        coalesce(entries_by_lead.mql_count, 0) as mql_count,
        entries_by_lead.score_at_first_mql,
        entries_by_lead.first_mql_date,
        entries_by_lead.latest_mql_date

    from scores

    left join earlier_dates
        on scores.contact_id = earlier_dates.contact_id
        and scores.scorecard_id = earlier_dates.scorecard_id

    left join history as week_ago
        on earlier_dates.contact_id = week_ago.contact_id
        and earlier_dates.scorecard_id = week_ago.scorecard_id
        and earlier_dates.week_date = week_ago.as_of_date

    left join history as month_ago
        on earlier_dates.contact_id = month_ago.contact_id
        and earlier_dates.scorecard_id = month_ago.scorecard_id
        and earlier_dates.month_date = month_ago.as_of_date

    left join entries_by_lead
        on scores.contact_id = entries_by_lead.contact_id
        and scores.scorecard_id = entries_by_lead.scorecard_id

),

movements as (

    select
        *,
        case
            when is_new then 'new'
            when score_change_7d >= {{ variable('trend_points') }} then 'rising'
            when score_change_7d <= -{{ variable('trend_points') }} then 'falling'
            else 'steady'
        end as trend

    from moved

)

select * from movements
