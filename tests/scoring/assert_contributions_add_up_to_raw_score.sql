-- A score explains itself: the contributions of a lead add up to its raw_score, those
-- of each dimension to the score of that dimension, exactly.
with

contributions as (

    select
        contact_id,
        scorecard_id,
        as_of_date,
        {% for dimension in ['demographic', 'behavioural', 'negative', 'manual'] -%}
            sum(case when dimension = '{{ dimension }}' then points else 0 end)
                as {{ dimension }}_points,
        {% endfor -%}
        sum(points) as points

    from {{ ref('lead_score_contributions') }}

    group by
        contact_id,
        scorecard_id,
        as_of_date

),

scores as (

    select * from {{ ref('lead_scores') }}

),

compared as (

    select
        coalesce(scores.contact_id, contributions.contact_id) as contact_id,
        coalesce(scores.scorecard_id, contributions.scorecard_id) as scorecard_id,
        scores.raw_score,
        coalesce(contributions.points, 0) as points,
        coalesce(
            scores.demographic_score
            = coalesce(contributions.demographic_points, 0)
            and scores.behavioural_score
            = coalesce(contributions.behavioural_points, 0)
            and scores.negative_score = coalesce(contributions.negative_points, 0)
            and scores.manual_points = coalesce(contributions.manual_points, 0)
            and scores.raw_score = coalesce(contributions.points, 0),
            false
        ) as is_explained

    from scores

    full outer join contributions
        on scores.contact_id = contributions.contact_id
        and scores.scorecard_id = contributions.scorecard_id
        and scores.as_of_date = contributions.as_of_date

)

select * from compared
where not is_explained
