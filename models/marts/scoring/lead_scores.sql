with

scores as (

    select * from {{ ref('int_lead_scores') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

explanations as (

    select * from {{ ref('int_lead_explanations') }}

),

movements as (

    select * from {{ ref('int_lead_movements') }}

),

deal_statuses as (

    select deal_statuses.*
    from {{ ref('int_deal_statuses') }} as deal_statuses

    inner join scoring_dates
        on {{ is_valid_on('deal_statuses', 'scoring_dates.as_of_date') }}

),

leads as (

    select * from {{ ref('int_leads') }}

),

probabilities as (

    select * from {{ ref('int_predictive_scores') }}
    where is_shown

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
    explanations.journey_phase,
    latest_scores.coverage,
    latest_scores.last_activity_date,
    explanations.top_positive_reasons,
    explanations.top_negative_reasons,
    movements.score_change_7d,
    movements.score_change_30d,
    movements.trend,
    latest_scores.is_mql,
    movements.first_mql_date,
    movements.latest_mql_date,
    cast(movements.mql_count as integer) as mql_count,
    movements.score_at_first_mql,
    deal_statuses.deal_status,
    company_statuses.deal_status as company_deal_status,
    probabilities.probability as conversion_probability,
    probabilities.reasons as probability_reasons

from latest_scores

left join leads
    on latest_scores.contact_id = leads.contact_id
    and latest_scores.scorecard_id = leads.scorecard_id
    and latest_scores.as_of_date = leads.as_of_date

left join deal_statuses
    on latest_scores.contact_id = deal_statuses.subject_id
    and deal_statuses.subject = 'contact'

left join deal_statuses as company_statuses
    on leads.company_id = company_statuses.subject_id
    and company_statuses.subject = 'company'

left join ranks
    on latest_scores.contact_id = ranks.contact_id
    and latest_scores.scorecard_id = ranks.scorecard_id

left join explanations
    on latest_scores.contact_id = explanations.contact_id
    and latest_scores.scorecard_id = explanations.scorecard_id
    and latest_scores.as_of_date = explanations.as_of_date

left join probabilities
    on latest_scores.contact_id = probabilities.contact_id
    and latest_scores.scorecard_id = probabilities.scorecard_id
    and latest_scores.as_of_date = probabilities.as_of_date

inner join movements
    on latest_scores.contact_id = movements.contact_id
    and latest_scores.scorecard_id = movements.scorecard_id
