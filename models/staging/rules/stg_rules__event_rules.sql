-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('behavioural_points') }}

),

typed as (

    select
        rule_id,
        scorecard_id,
        group_id,
        {{ fold_text('event_type') }} as event_type,
        {{ fold_text('property') }} as property,
        {{ fold_text('operator') }} as operator,
        value,
        coalesce(decay_id, 'none') as decay_id,
        coalesce({{ fold_text('count_each') }}, 'event') as count_each,
        {{ fold_text('journey_phase') }} as journey_phase,
        label,
        {{ seed_number('points') }} as points,
        coalesce({{ seed_integer('max_per_period') }}, 1) as max_per_period,
        {{ seed_integer('min_hits') }} as min_hits,
        {{ seed_integer('window_days') }} as window_days,
        abs({{ seed_number('max_points') }}) as max_points,
        {{ seed_boolean('disqualifies') }} as is_disqualifying,
        cast(active_from as date) as active_from,
        cast(active_to as date) as active_to

    from source

)

select * from typed
