-- depends_on: {{ ref('int_contacts') }}
-- depends_on: {{ ref('int_scoring_dates') }}
-- scores are there to stay, so what was seen of the raw data is remembered with them
-- depends_on: {{ ref('int_activity_settings') }}
-- depends_on: {{ ref('int_seen_event_days') }}
-- depends_on: {{ ref('int_seen_matchers') }}
-- depends_on: {{ ref('int_seen_people') }}
{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(),
        on_schema_change='fail',
        full_refresh=false,
        pre_hook="{{ forget_rescored_history() }}",
    )
}}
with

scores as (

    select * from {{ ref('int_lead_scores') }}

)

select
    contact_id,
    scorecard_id,
    as_of_date,
    status,
    demographic_score,
    behavioural_score,
    negative_score,
    manual_points,
    raw_score,
    lead_score,
    fit_grade,
    engagement_level,
    grade,
    temperature,
    rating,
    is_mql

from scores
