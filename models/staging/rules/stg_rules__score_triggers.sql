-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('score_triggers') }}

),

typed as (

    select
        trigger_id,
        scorecard_id,
        {{ fold_text('metric') }} as metric,
        coalesce({{ fold_text('direction') }}, 'up') as direction,
        channel,
        message,
        label,
        {{ seed_number('threshold') }} as threshold,
        coalesce({{ seed_integer('cooldown_days') }}, 0) as cooldown_days

    from source

)

select * from typed
