{# Tasks, meetings, campaign members and bounces as raw events. #}
{% macro salesforce_events(system) -%}
    with

    {{ import_tables(system, [
        'lead', 'contact', 'task', 'event', 'campaign', 'campaign_member',
    ]) }},

    acts as (

        select
            {{ contract_columns('events', {
                'event_id': 'task.id',
                'contact_id': 'task.who_id',
                'event_type': (
                    "'task ' || coalesce(nullif(lower(task.task_subtype), 'task'),"
                    ~ " task.type, task.task_subtype, 'other')"
                ),
                'occurred_at': (
                    'coalesce(task.completed_date_time, task.activity_date,'
                    ~ ' task.created_date)'
                ),
                'asset': 'task.subject',
            }) }}
        from task
        where
            task.who_id is not null
            and coalesce({{ read_boolean('task.is_closed') }}, true)
            and not coalesce({{ read_boolean('task.is_deleted') }}, false)

        union all

        select
            {{ contract_columns('events', {
                'event_id': 'event.id',
                'contact_id': 'event.who_id',
                'event_type': "'event'",
                'occurred_at': 'coalesce(event.start_date_time, event.activity_date_time)',
                'asset': 'event.subject',
                'channel': 'event.type',
            }) }}
        from event
        -- neither a colleague's copy nor the plan of a series is a meeting of its own
        where
            event.who_id is not null
            and not coalesce({{ read_boolean('event.is_child') }}, false)
            and not coalesce({{ read_boolean('event.is_recurrence') }}, false)
            and not coalesce({{ read_boolean('event.is_deleted') }}, false)

        union all

        select
            {{ contract_columns('events', {
                'event_id': 'campaign_member.id',
                'contact_id': (
                    'coalesce(campaign_member.contact_id, campaign_member.lead_id)'
                ),
                'event_type': salesforce_member_event('campaign_member', 'campaign'),
                'occurred_at': (
                    'coalesce(campaign_member.first_responded_date,'
                    ~ ' campaign_member.created_date)'
                ),
                'campaign': 'coalesce(campaign.name, campaign_member.campaign_id)',
                'channel': 'campaign.type',
            }) }}
        from campaign_member

        left join campaign
            on campaign_member.campaign_id = campaign.id

        where not coalesce({{ read_boolean('campaign_member.is_deleted') }}, false)

        {% for object in ['lead', 'contact'] -%}
            union all

            select
                {{ contract_columns('events', {
                    'event_id': "'bounce ' || " ~ object ~ '.id',
                    'contact_id': object ~ '.id',
                    'event_type': "'email_bounced'",
                    'occurred_at': object ~ '.email_bounced_date',
                }) }}
            from {{ object }}
            where {{ object }}.email_bounced_date is not null

        {% endfor %}
    ),

    events as (

        {{ map_event_types(system, 'acts') }}

    )

    select * from events
{%- endmacro %}
