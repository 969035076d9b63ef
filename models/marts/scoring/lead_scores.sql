with

scores as (

    select * from {{ ref('int_lead_scores') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

journey_phases as (

    select * from {{ ref('int_journey_phases') }}

),

reasons as (

    select * from {{ ref('int_lead_reasons') }}

),

trends as (

    select * from {{ ref('int_lead_trends') }}

),

mql_entries as (

    select * from {{ ref('int_mql_entries') }}

),

latest_scores as (

    select scores.*
    from scores

    inner join scoring_dates
        on scores.as_of_date = scoring_dates.as_of_date

),

ranks as (

    select
        contact_id,
        scorecard_id,
        rank() over (
            partition by scorecard_id
            order by lead_score desc
        ) as score_rank,
        rank() over (
            partition by scorecard_id
            order by lead_score
        ) - 1 as leads_below,
        count(*) over (partition by scorecard_id) as leads

    from latest_scores
    where status = 'scored'

)

select
    {{ key_of(['latest_scores.contact_id', 'latest_scores.scorecard_id']) }}
        as lead_score_id,
    latest_scores.contact_id,
    latest_scores.scorecard_id,
    latest_scores.as_of_date,
    latest_scores.status,
    latest_scores.status_reason,
    latest_scores.demographic_score,
    latest_scores.behavioural_score,
    latest_scores.negative_score,
    latest_scores.manual_points,
    latest_scores.raw_score,
    latest_scores.lead_score,
    latest_scores.fit_grade,
    latest_scores.engagement_level,
    latest_scores.grade,
    latest_scores.temperature,
    latest_scores.rating,
    cast(ranks.score_rank as integer) as score_rank,
    {{ rounded_ratio('100 * ranks.leads_below', 'ranks.leads', 1) }}
        as score_percentile,
    journey_phases.journey_phase,
    latest_scores.coverage,
    latest_scores.last_activity_date,
    reasons.top_positive_reasons,
    reasons.top_negative_reasons,
    trends.score_change_7d,
    trends.score_change_30d,
    coalesce(trends.trend, 'new') as trend,
    latest_scores.is_mql,
    mql_entries.first_mql_date,
    mql_entries.latest_mql_date,
    cast(coalesce(mql_entries.mql_count, 0) as integer) as mql_count,
    mql_entries.score_at_first_mql

from latest_scores

left join ranks
    on latest_scores.contact_id = ranks.contact_id
    and latest_scores.scorecard_id = ranks.scorecard_id

left join journey_phases
    on latest_scores.contact_id = journey_phases.contact_id
    and latest_scores.scorecard_id = journey_phases.scorecard_id
    and latest_scores.as_of_date = journey_phases.as_of_date

left join reasons
    on latest_scores.contact_id = reasons.contact_id
    and latest_scores.scorecard_id = reasons.scorecard_id
    and latest_scores.as_of_date = reasons.as_of_date

left join trends
    on latest_scores.contact_id = trends.contact_id
    and latest_scores.scorecard_id = trends.scorecard_id

left join mql_entries
    on latest_scores.contact_id = mql_entries.contact_id
    and latest_scores.scorecard_id = mql_entries.scorecard_id
