-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('rule_conditions') }}

),

typed as (

    select
        {{ seed_cell('rule_id') }} as rule_id,
        {{ seed_keyword('field') }} as field,
        {{ seed_keyword('operator') }} as operator,
        {{ seed_cell('value') }} as value

    from source

)

select * from typed
