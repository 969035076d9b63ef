{{ config(materialized='view') }}
with

leads as (

    select * from {{ ref('int_training_leads') }}

),

rules as (

    select * from {{ ref('stg_rules__rules') }}

),

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

attribute_conditions as (

    select * from {{ ref('int_rule_conditions') }}
    where scope = 'attribute'

),

contributions as (

    select * from {{ ref('int_lead_contributions') }}
    where kind != 'adjustment'

),

wanted as (

    select
        scorecard_id,
        'rule:' || rule_id as feature
    from rules

    union all

    select distinct
        scorecards.scorecard_id,
        'attribute:' || attribute_conditions.field as feature
    from attribute_conditions
    cross join scorecards

    {% for feature in ['hand_score', 'activity', 'recency_days', 'newness_days'] %}
        union all

        select
            scorecard_id,
            '{{ feature }}' as feature
        from scorecards
    {% endfor %}
),

features as (

    {{ lead_features('leads', 'wanted', 'contributions') }}

)

select * from features
