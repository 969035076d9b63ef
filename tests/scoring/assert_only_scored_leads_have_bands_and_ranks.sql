-- Who is disqualified or unknown has no band, rank or next step and is no MQL; who is
-- scored has a rank.
with

scores as (

    select * from {{ ref('lead_scores') }}

),

next_steps as (

    select * from {{ ref('lead_next_steps') }}

),

judged as (

    select
        scores.contact_id,
        scores.scorecard_id,
        scores.status,
        coalesce(scores.fit_grade, scores.engagement_level, scores.grade) as grade,
        coalesce(scores.temperature, scores.rating) as temperature_or_rating,
        next_steps.step_id,
        scores.score_rank,
        scores.score_percentile,
        scores.is_mql

    from scores

    left join next_steps
        on scores.contact_id = next_steps.contact_id
        and scores.scorecard_id = next_steps.scorecard_id

)

select * from judged
where
    case
        when status = 'scored' then score_rank is null or score_percentile is null
        else
            coalesce(grade, temperature_or_rating, step_id) is not null
            or score_rank is not null
            or score_percentile is not null
            or is_mql
    end
