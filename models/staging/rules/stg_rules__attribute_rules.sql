-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('demographic_points') }}

),

typed as (

    select
        {{ seed_cell('rule_id') }} as rule_id,
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_cell('group_id') }} as group_id,
        {{ seed_keyword('attribute') }} as attribute,
        {{ seed_keyword('operator') }} as operator,
        {{ seed_cell('value') }} as value,
        {{ seed_cell('months') }} as months,
        {{ seed_cell('label') }} as label,
        {{ seed_number('points') }} as points,
        {{ seed_boolean('disqualifies') }} as is_disqualifying,
        {{ seed_date('active_from') }} as active_from,
        {{ seed_date('active_to') }} as active_to

    from source

)

select * from typed
