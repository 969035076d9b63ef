-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('score_triggers') }}

),

typed as (

    select
        {{ seed_cell('trigger_id') }} as trigger_id,
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_keyword('metric') }} as metric,
        coalesce({{ seed_keyword('direction') }}, 'up') as direction,
        {{ seed_cell('channel') }} as channel,
        {{ seed_cell('message') }} as message,
        {{ seed_cell('label') }} as label,
        {{ seed_number('threshold') }} as threshold,
        coalesce({{ seed_integer('cooldown_days') }}, 0) as cooldown_days

    from source

)

select * from typed
