-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('predictive_models') }}

),

typed as (

    select
        {{ seed_cell('model') }} as model_id,
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_keyword('status') }} as status,
        {{ seed_keyword('method') }} as method,
        {{ seed_integer('outcome_days') }} as outcome_days,
        {{ seed_number('points_per_logit') }} as points_per_logit

    from source

)

select * from typed
