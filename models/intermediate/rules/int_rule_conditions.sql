with

further_conditions as (

    select * from {{ ref('stg_rules__rule_conditions') }}

),

rules as (

    select * from {{ ref('stg_rules__rules') }}

),

fields as (

    {{ field_catalog() }}

),

unioned as (

    select
        rule_id,
        field,
        operator,
        value
    from rules
    where field is not null

    union all

    select
        rule_id,
        field,
        operator,
        value
    from further_conditions

),

-- in event rules a field that is both is the property
scoped as (

    select
        unioned.rule_id,
        rules.scorecard_id,
        unioned.field,
        unioned.operator,
        unioned.value,
        case
            when rules.kind = 'event' and properties.field is not null
                then 'property'
            else 'attribute'
        end as scope,
        case
            when rules.kind = 'event' and properties.field is not null
                then properties.field_type
            else attributes.field_type
        end as field_type

    from unioned

    inner join rules
        on unioned.rule_id = rules.rule_id

    left join fields as properties
        on unioned.field = properties.field and properties.scope = 'property'

    left join fields as attributes
        on unioned.field = attributes.field and attributes.scope = 'attribute'

),

comparable as (

    select distinct
        rule_id,
        scorecard_id,
        scope,
        field,
        field_type,
        operator,
        {{ comparable_rule_value('scope', 'field', 'field_type', 'operator', 'value') }}
            as value

    from scoped

),

keyed as (

    select
        {{ dbt.hash(
            "scope || '|' || field || '|' || operator || '|' || coalesce(value, '')"
        ) }} as condition_id,
        *

    from comparable

)

select * from keyed
