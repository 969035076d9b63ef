-- depends_on: {{ ref('int_contact_aliases') }}, {{ ref('int_contact_ids') }}
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

    select scores.*
    from {{ ref('int_lead_scores') }} as scores

    inner join {{ ref('int_scoring_dates') }} as scoring_dates
        on scores.as_of_date = scoring_dates.as_of_date

    where scoring_dates.is_asked

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
