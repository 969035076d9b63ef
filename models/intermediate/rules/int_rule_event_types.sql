with

rules as (

    select * from {{ ref('stg_rules__rules') }}

),

lists as (

    select
        rule_id,
        case kind when 'event' then 'hit' else 'absence' end as role,
        event_type as event_types
    from rules
    where event_type is not null

    union all

    select
        rule_id,
        'after' as role,
        after_event as event_types
    from rules
    where after_event is not null

    union all

    -- no rule's own: the last human act and what is known of a contact need it
    select
        '*' as rule_id,
        'human_act' as role,
        '*' as event_types

),

event_types as (

    {{ split_to_rows(
        'lists',
        keep=['rule_id', 'role'],
        list_column='event_types',
        item='event_type',
    ) }}

),

distinct_event_types as (

    select distinct
        rule_id,
        role,
        event_type

    from event_types

)

select * from distinct_event_types
