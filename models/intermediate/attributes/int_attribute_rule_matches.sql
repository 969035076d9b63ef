with

rule_conditions as (

    select * from {{ ref('int_rule_conditions') }}
    where scope = 'attribute'

),

items as (

    select * from {{ ref('int_condition_items') }}

),

attribute_values as (

    select * from {{ ref('int_attribute_values') }}

),

conditions as (

    select distinct
        condition_id,
        field,
        operator,
        value

    from rule_conditions

),

conditions_met as (

    {{ conditions_met('attribute_values', 'conditions', 'items') }}

),

condition_counts as (

    select
        rule_id,
        count(*) as conditions

    from rule_conditions

    group by rule_id

),

conditions_met_by_contact as (

    select
        rule_conditions.rule_id,
        attribute_values.contact_id,
        count(*) as conditions,
        attribute_values.valid_from,
        attribute_values.valid_to

    from attribute_values

    inner join conditions_met
        on attribute_values.field = conditions_met.field
        and attribute_values.value = conditions_met.value

    inner join rule_conditions
        on conditions_met.condition_id = rule_conditions.condition_id

    group by
        rule_conditions.rule_id,
        attribute_values.contact_id,
        attribute_values.valid_from,
        attribute_values.valid_to

),

matched as (

    select
        met.rule_id,
        met.contact_id,
        met.valid_from,
        met.valid_to

    from conditions_met_by_contact as met

    inner join condition_counts
        on met.rule_id = condition_counts.rule_id
        and met.conditions = condition_counts.conditions

)

select * from matched
