with

scores as (

    select scores.*
    from {{ ref('int_lead_scores') }} as scores

    inner join {{ ref('int_scoring_dates') }} as scoring_dates
        on scores.as_of_date = scoring_dates.as_of_date

    where scoring_dates.is_latest

),

contributions as (

    select * from {{ ref('lead_score_contributions') }}
    where dimension = 'behavioural' and kind != 'group_limit'

),

event_hits as (

    select * from {{ ref('int_event_hits') }}

),

rules_matched as (

    select
        contact_id,
        scorecard_id,
        count(*) as rules_matched,
        sum(hits) as hits,
        sum(counted_hits) as counted_hits

    from contributions

    group by
        contact_id,
        scorecard_id

),

active_dates as (

    select
        contributions.contact_id,
        contributions.scorecard_id,
        min(event_hits.activity_date) as first_activity_date,
        max(event_hits.activity_date) as last_activity_date,
        count(distinct event_hits.activity_date) as active_days

    from contributions

    inner join event_hits
        on contributions.contact_id = event_hits.contact_id
        and contributions.rule_id = event_hits.rule_id
        and contributions.as_of_date = event_hits.as_of_date

    where contributions.kind = 'event'

    group by
        contributions.contact_id,
        contributions.scorecard_id

)

select
    scores.contact_id,
    scores.scorecard_id,
    scores.as_of_date,
    scores.behavioural_score,
    cast(coalesce(rules_matched.rules_matched, 0) as integer) as rules_matched,
    cast(coalesce(rules_matched.hits, 0) as integer) as hits,
    cast(coalesce(rules_matched.counted_hits, 0) as integer) as counted_hits,
    active_dates.first_activity_date,
    active_dates.last_activity_date,
    cast(coalesce(active_dates.active_days, 0) as integer) as active_days

from scores

left join rules_matched
    on scores.contact_id = rules_matched.contact_id
    and scores.scorecard_id = rules_matched.scorecard_id

left join active_dates
    on scores.contact_id = active_dates.contact_id
    and scores.scorecard_id = active_dates.scorecard_id
