-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('inactivity_points') }}

),

typed as (

    select
        {{ seed_cell('rule_id') }} as rule_id,
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_cell('group_id') }} as group_id,
        {{ seed_keyword('absence_of') }} as absence_of,
        {{ seed_keyword('after_event') }} as after_event,
        {{ seed_cell('label') }} as label,
        {{ seed_number('points') }} as points,
        coalesce({{ seed_integer('after_count') }}, 1) as after_count,
        coalesce({{ seed_integer('after_days') }}, 0) as after_days,
        {{ seed_integer('repeat_every_days') }} as repeat_every_days,
        abs({{ seed_number('max_points') }}) as max_points

    from source

)

select * from typed
