with

conditions as (

    select distinct
        condition_id,
        scope,
        field,
        field_type,
        operator,
        value

    from {{ ref('int_rule_conditions') }}
    where operator in ('equals', 'not_equals', 'in', 'not_in')

),

list_conditions as (

    select * from conditions
    where operator in ('in', 'not_in')

),

items as (

    {{ split_to_rows(
        'list_conditions',
        keep=['condition_id', 'scope', 'field', 'field_type'],
        list_column='value',
        item='item',
    ) }}

    union all

    select
        condition_id,
        scope,
        field,
        field_type,
        value as item
    from conditions
    where operator in ('equals', 'not_equals')

),

comparable as (

    select distinct
        condition_id,
        {{ comparable_item('scope', 'field', 'field_type', 'item') }} as item

    from items

)

select * from comparable
where item is not null
