-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('rule_groups') }}

),

typed as (

    select
        {{ seed_cell('group_id') }} as group_id,
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_keyword('dimension') }} as dimension,
        coalesce({{ seed_keyword('combine') }}, 'sum') as combine,
        {{ seed_number('min_points') }} as min_points,
        {{ seed_number('max_points') }} as max_points

    from source

)

select * from typed
