{{ config(materialized='view') }}
-- depends_on: {{ ref('int_changed_contact_days') }}
-- depends_on: {{ ref('int_rule_matchers') }}
-- depends_on: {{ ref('int_rule_event_types') }}
{%- set matched_columns = ['event_id', 'contact_id', 'event_type', 'activity_date']
    + property_fields() | list %}
with

events as (

    select * from {{ ref('int_events') }}
    where contact_id is not null

),

{% if not goes_on_with_activity() -%}
    events_to_match as (

        select
            {{ matched_columns | join(', ') }},
            true as is_changed_day
        from events

    )

{% else -%}
    changed_days as (

        select * from {{ ref('int_changed_contact_days') }}

    ),

    new_matchers as (

        select * from {{ ref('int_rule_matchers') }}
        where is_new

    ),

    rule_event_types as (

        select * from {{ ref('int_rule_event_types') }}

    ),

    event_types as (

        select distinct event_type
        from events

    ),

    types_of_new_matchers as (

        select distinct event_types.event_type
        from new_matchers

        inner join rule_event_types
            on new_matchers.rule_id = rule_event_types.rule_id
            and new_matchers.role = rule_event_types.role

        inner join event_types
            on rule_event_types.event_type = event_types.event_type
            or (
                rule_event_types.event_type = '*'
                and {{ is_human_act('event_types.event_type') }}
            )

    ),

    events_to_match as (

        select
            events.{{ matched_columns | join(', events.') }},
            true as is_changed_day
        from events

        inner join changed_days
            on events.contact_id = changed_days.contact_id
            and events.activity_date = changed_days.activity_date

        union all

        -- what no rule has looked for yet is looked for on all days
        select
            events.{{ matched_columns | join(', events.') }},
            false as is_changed_day
        from events

        inner join types_of_new_matchers as new_types
            on events.event_type = new_types.event_type

        left join changed_days
            on events.contact_id = changed_days.contact_id
            and events.activity_date = changed_days.activity_date

        where changed_days.contact_id is null

    )

{% endif -%}
select * from events_to_match
