with

field_values as (

    select * from {{ ref('int_property_values') }}

),

conditions as (

    select distinct
        condition_id,
        field,
        operator,
        value

    from {{ ref('int_rule_conditions') }}
    where scope = 'property'

),

items as (

    select * from {{ ref('int_condition_items') }}

),

conditions_met as (

    {{ conditions_met('field_values', 'conditions', 'items') }}

)

select * from conditions_met
