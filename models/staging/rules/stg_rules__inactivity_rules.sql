-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('inactivity_points') }}

),

typed as (

    select
        rule_id,
        scorecard_id,
        group_id,
        {{ fold_text('absence_of') }} as absence_of,
        {{ fold_text('after_event') }} as after_event,
        label,
        {{ seed_number('points') }} as points,
        coalesce({{ seed_integer('after_count') }}, 1) as after_count,
        coalesce({{ seed_integer('after_days') }}, 0) as after_days,
        {{ seed_integer('repeat_every_days') }} as repeat_every_days,
        abs({{ seed_number('max_points') }}) as max_points

    from source

)

select * from typed
