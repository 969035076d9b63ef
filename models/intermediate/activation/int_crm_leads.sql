with

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

primary_scorecard as (

    {% if variable('primary_scorecard') -%}
        select scorecard_id from scorecards
        where scorecard_id = {{ quote(variable('primary_scorecard')) }}
    {%- else -%}
        select min(scorecard_id) as scorecard_id from scorecards
    {%- endif %}

),

scores as (

    select lead_scores.*
    from {{ ref('lead_scores') }} as lead_scores

    inner join primary_scorecard
        on lead_scores.scorecard_id = primary_scorecard.scorecard_id

),

contributions as (

    select * from {{ ref('lead_score_contributions') }}
    where kind != 'group_limit' and points > 0

),

next_steps as (

    select * from {{ ref('lead_next_steps') }}

),

mailboxes as (

    select * from {{ ref('int_contact_mailboxes') }}

),

-- in the order of top_positive_reasons
reasons_ranked as (

    select
        contributions.contact_id,
        contributions.scorecard_id,
        coalesce(
            {{ plain_text('contributions.label') }},
            {{ plain_text('contributions.rule_id') }}
        ) as reason,
        row_number() over (
            partition by contributions.contact_id, contributions.scorecard_id
            order by
                contributions.points desc,
                contributions.rule_id asc,
                contributions.kind asc
        ) as reason_rank

    from contributions

    inner join primary_scorecard
        on contributions.scorecard_id = primary_scorecard.scorecard_id

),

reasons as (

    select
        contact_id,
        max(case when reason_rank = 1 then reason end) as lead_reason_1,
        max(case when reason_rank = 2 then reason end) as lead_reason_2,
        max(case when reason_rank = 3 then reason end) as lead_reason_3

    from reasons_ranked
    where reason_rank <= 3
    group by contact_id

),

leads as (

    select
        scores.contact_id,
        mailboxes.email,
        mailboxes.unmatched_reason,
        scores.lead_score,
        {{ plain_text('scores.grade') }} as lead_grade,
        {{ plain_text('scores.temperature') }} as lead_temperature,
        {{ plain_text('scores.rating') }} as lead_rating,
        reasons.lead_reason_1,
        reasons.lead_reason_2,
        reasons.lead_reason_3,
        coalesce({{ plain_text('next_steps.action') }}, 'No next step is set')
            as lead_next_step,
        coalesce(
            mailboxes.suppression_reason,
            case when scores.status = 'disqualified' then 'disqualified' end
        ) as suppression_reason

    from scores

    inner join mailboxes
        on scores.contact_id = mailboxes.contact_id

    left join reasons
        on scores.contact_id = reasons.contact_id

    left join next_steps
        on scores.contact_id = next_steps.contact_id
        and scores.scorecard_id = next_steps.scorecard_id

),

-- what a CRM may show of a suppressed lead is nothing
shown as (

    select
        contact_id,
        email,
        unmatched_reason,
        {% for value in crm_values() -%}
            case when suppression_reason is null then {{ value }} end as {{ value }},
        {% endfor -%}
        suppression_reason,
        suppression_reason is not null as is_suppressed

    from leads

)

select * from shown
