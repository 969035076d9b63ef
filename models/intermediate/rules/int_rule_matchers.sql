with

event_types as (

    select * from {{ ref('int_rule_event_types') }}

),

property_conditions as (

    select * from {{ ref('int_rule_conditions') }}
    where scope = 'property'

),

-- rules that count each thing once have to know which it was
rules_of_things as (

    select
        rule_id,
        count_each as counted_property
    from {{ ref('stg_rules__rules') }}
    where count_each in (
        {% for property in countable_properties() -%}
            '{{ property }}'{{ ', ' if not loop.last }}
        {%- endfor %}
    )

),

event_type_lists as (

    select
        rule_id,
        role,
        {{ dbt.listagg('event_type', "'|'", 'order by event_type') }} as event_types

    from event_types

    group by
        rule_id,
        role

),

condition_lists as (

    select
        rule_id,
        {{ dbt.listagg('condition_id', "'|'", 'order by condition_id') }}
            as condition_ids,
        count(*) as conditions

    from property_conditions

    group by rule_id

),

-- rules that look for the same events share a matcher, whatever they are worth
matchers as (

    select
        event_type_lists.rule_id,
        event_type_lists.role,
        {{ short_hash(
            "event_type_lists.event_types || '#' || coalesce(condition_lists.condition_ids, '')"
            ~ " || coalesce('#' || rules_of_things.counted_property, '')"
        ) }} as matcher_id,
        rules_of_things.counted_property,
        coalesce(condition_lists.conditions, 0) as conditions

    from event_type_lists

    left join condition_lists
        on event_type_lists.rule_id = condition_lists.rule_id
        and event_type_lists.role = 'hit'

    left join rules_of_things
        on event_type_lists.rule_id = rules_of_things.rule_id
        and event_type_lists.role = 'hit'

),

numbered as (

    select
        matchers.matcher_id,
        matchers.rule_id,
        matchers.role,
        matchers.counted_property,
        matchers.conditions,
        row_number() over (
            partition by matchers.matcher_id
            order by matchers.rule_id, matchers.role
        ) = 1 as is_representative

    from matchers

)

select * from numbered
