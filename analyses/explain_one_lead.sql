{%- set explained = variable('explain_contact_id') -%}
with

scores as (

    select * from {{ ref('lead_scores') }}

),

contributions as (

    select * from {{ ref('lead_score_contributions') }}

),

first_scorecard as (

    select min(scorecard_id) as scorecard_id
    from scores

),

hottest_leads as (

    select
        scores.contact_id,
        row_number() over (
            order by
                scores.lead_score desc,
                scores.raw_score desc,
                scores.contact_id asc
        ) as lead_rank

    from scores

    inner join first_scorecard
        on scores.scorecard_id = first_scorecard.scorecard_id

    where scores.status = 'scored'

),

chosen as (

    select
        coalesce(
            {{ quote(explained) if explained is not none
                else 'cast(null as ' ~ dbt.type_string() ~ ')' }},
            max(case when lead_rank = 1 then contact_id end)
        ) as contact_id

    from hottest_leads

),

ordered as (

    select
        contributions.contact_id,
        contributions.scorecard_id,
        contributions.kind,
        coalesce(
            contributions.label,
            contributions.rule_id,
            'Limit: ' || contributions.group_id
        ) as label,
        contributions.hits,
        contributions.counted_hits,
        contributions.points_before_decay,
        contributions.points,
        contributions.first_date,
        contributions.last_date,
        row_number() over (
            partition by contributions.contact_id, contributions.scorecard_id
            order by
                contributions.points desc,
                contributions.kind asc,
                coalesce(contributions.rule_id, contributions.group_id) asc
        ) as place

    from contributions

    inner join chosen
        on contributions.contact_id = chosen.contact_id

),

-- dbt show prints the first six columns, unless told --output json
explained as (

    select
        label,
        hits,
        counted_hits,
        last_date,
        points,
        sum(points) over (
            partition by contact_id, scorecard_id
            order by place
            rows between unbounded preceding and current row
        ) as running_total,
        kind,
        points_before_decay,
        first_date,
        contact_id,
        scorecard_id,
        place

    from ordered

)

select * from explained
order by scorecard_id, place
