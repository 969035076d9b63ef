with

attributes as (

    select * from {{ ref('int_contact_attributes') }}

),

conditions as (

    select * from {{ ref('int_rule_conditions') }}
    where scope = 'attribute'

),

used_fields as (

    select distinct field
    from conditions

),

attribute_values as (

    {{ values_by_field(
        'attributes', ['contact_id', 'valid_from', 'valid_to'], attribute_fields()
    ) }}

)

select * from attribute_values
