-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('predictive_models') }}

),

typed as (

    select
        model as model_id,
        scorecard_id,
        {{ fold_text('status') }} as status,
        {{ fold_text('method') }} as method,
        {{ seed_integer('outcome_days') }} as outcome_days,
        {{ seed_number('points_per_logit') }} as points_per_logit,
        cast(trained_to as date) as trained_to

    from source

)

select * from typed
