-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('behavioural_points') }}

),

typed as (

    select
        {{ seed_cell('rule_id') }} as rule_id,
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_cell('group_id') }} as group_id,
        {{ seed_keyword('event_type') }} as event_type,
        {{ seed_keyword('property') }} as property,
        {{ seed_keyword('operator') }} as operator,
        {{ seed_cell('value') }} as value,
        coalesce({{ seed_cell('decay_id') }}, 'none') as decay_id,
        coalesce({{ seed_keyword('count_each') }}, 'event') as count_each,
        {{ seed_keyword('journey_phase') }} as journey_phase,
        {{ seed_cell('label') }} as label,
        {{ seed_number('points') }} as points,
        coalesce({{ seed_integer('max_per_period') }}, 1) as max_per_period,
        {{ seed_integer('min_hits') }} as min_hits,
        {{ seed_integer('window_days') }} as window_days,
        abs({{ seed_number('max_points') }}) as max_points,
        {{ seed_boolean('disqualifies') }} as is_disqualifying,
        {{ seed_date('active_from') }} as active_from,
        {{ seed_date('active_to') }} as active_to

    from source

)

select * from typed
