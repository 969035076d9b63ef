with

scores as (

    select scores.*
    from {{ ref('int_lead_scores') }} as scores

    inner join {{ ref('int_scoring_dates') }} as scoring_dates
        on scores.as_of_date = scoring_dates.as_of_date

    where scoring_dates.is_latest

),

rules_matched as (

    select
        contact_id,
        scorecard_id,
        count(*) as rules_matched

    from {{ ref('lead_score_contributions') }}
    where dimension = 'negative' and kind != 'group_limit'

    group by
        contact_id,
        scorecard_id

)

select
    scores.contact_id,
    scores.scorecard_id,
    scores.as_of_date,
    scores.negative_score,
    cast(coalesce(rules_matched.rules_matched, 0) as integer) as rules_matched

from scores

left join rules_matched
    on scores.contact_id = rules_matched.contact_id
    and scores.scorecard_id = rules_matched.scorecard_id
