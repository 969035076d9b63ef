-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('demographic_points') }}

),

typed as (

    select
        rule_id,
        scorecard_id,
        group_id,
        {{ fold_text('attribute') }} as attribute,
        {{ fold_text('operator') }} as operator,
        value,
        months,
        label,
        {{ seed_number('points') }} as points,
        {{ seed_boolean('disqualifies') }} as is_disqualifying,
        cast(active_from as date) as active_from,
        cast(active_to as date) as active_to

    from source

)

select * from typed
