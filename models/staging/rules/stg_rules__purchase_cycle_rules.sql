-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('purchase_cycle_points') }}

),

typed as (

    select
        {{ seed_cell('rule_id') }} as rule_id,
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_cell('group_id') }} as group_id,
        {{ seed_keyword('subject') }} as subject,
        {{ seed_cell('label') }} as label,
        {{ seed_number('max_points') }} as max_points,
        coalesce({{ seed_integer('min_purchases') }}, 2) as min_purchases,
        {{ seed_integer('cycle_months') }} as cycle_months

    from source

)

select * from typed
