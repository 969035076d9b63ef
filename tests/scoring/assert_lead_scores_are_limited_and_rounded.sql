-- The score is raw_score held within the limits of the card, then rounded half away
-- from zero; with insufficient data there is none.
with

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

scores as (

    select * from {{ ref('lead_scores') }}

),

compared as (

    select
        scores.contact_id,
        scores.scorecard_id,
        scores.status,
        scores.raw_score,
        scores.lead_score,
        scorecards.min_score,
        scorecards.max_score,
        case
            when scores.status = 'insufficient_data' then null
            when scores.raw_score < scorecards.min_score then scorecards.min_score
            when scores.raw_score > scorecards.max_score then scorecards.max_score
            when scores.raw_score < 0 then ceiling(scores.raw_score - 0.5)
            else floor(scores.raw_score + 0.5)
        end as expected_score

    from scores

    left join scorecards
        on scores.scorecard_id = scorecards.scorecard_id

)

select * from compared
where
    lead_score is distinct from expected_score
    or min_score is null
