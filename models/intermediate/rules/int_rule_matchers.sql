with

event_types as (

    select * from {{ ref('int_rule_event_types') }}

),

property_conditions as (

    select * from {{ ref('int_rule_conditions') }}
    where scope = 'property'

),

event_type_lists as (

    select
        rule_id,
        role,
        {{ dbt.listagg('event_type', "'|'", 'order by event_type') }} as event_types,
        max(case when event_type = '*' then 1 else 0 end) = 1 as has_star

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

-- rules that look for the same events share a matcher, whatever they are worth; what is
-- received is told apart, since a star leaves it out
matchers as (

    select
        event_type_lists.rule_id,
        event_type_lists.role,
        {{ short_hash(
            "event_type_lists.event_types || '#' || "
            ~ "coalesce(condition_lists.condition_ids, '') || '#' || "
            ~ "case when event_type_lists.has_star then "
            ~ quote(variable('received_event_types') | sort | join('|')) ~ " else '' end"
        ) }} as matcher_id,
        coalesce(condition_lists.conditions, 0) as conditions

    from event_type_lists

    left join condition_lists
        on event_type_lists.rule_id = condition_lists.rule_id
        and event_type_lists.role = 'hit'

),

seen_matchers as (

    {% if goes_on_with_activity() -%}
        select matcher_id
        from {{ left_by_last_run('int_seen_matchers') }}
    {%- else -%}
        select matcher_id
        from matchers
        where false
    {%- endif %}

),

numbered as (

    select
        matchers.matcher_id,
        matchers.rule_id,
        matchers.role,
        matchers.conditions,
        row_number() over (
            partition by matchers.matcher_id
            order by matchers.rule_id, matchers.role
        ) = 1 as is_representative,
        seen_matchers.matcher_id is null as is_new

    from matchers

    left join seen_matchers
        on matchers.matcher_id = seen_matchers.matcher_id

)

select * from numbered
