with

attribute_values as (

    select * from {{ ref('int_attribute_values') }}

),

used_attributes as (

    select distinct
        scorecard_id,
        field

    from {{ ref('int_rule_conditions') }}
    where scope = 'attribute'

),

counted as (

    select
        attribute_values.contact_id,
        used_attributes.scorecard_id,
        count(*) as used_attributes,
        sum(case when attribute_values.value != '' then 1 else 0 end)
            as known_attributes,
        attribute_values.valid_from,
        attribute_values.valid_to

    from attribute_values

    inner join used_attributes
        on attribute_values.field = used_attributes.field

    group by
        attribute_values.contact_id,
        used_attributes.scorecard_id,
        attribute_values.valid_from,
        attribute_values.valid_to

)

select * from counted
