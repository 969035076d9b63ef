-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('scorecards') }}

),

typed as (

    select
        scorecard_id,
        name as scorecard_name,
        coalesce({{ seed_integer('min_score') }}, 0) as min_score,
        {{ seed_integer('max_score') }} as max_score,
        {{ seed_integer('mql_threshold') }} as mql_threshold,
        coalesce({{ seed_integer('mql_min_behavioural') }}, 0) as mql_min_behavioural,
        {{ seed_integer('activity_horizon_days') }} as activity_horizon_days,
        {{ fold_text('reset_on_stages') }} as reset_on_stages,
        {{ seed_boolean('reset_on_stage_change') }} as has_reset_on_stage_change

    from source

)

select * from typed
