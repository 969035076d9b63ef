{{ config(enabled=is_listed('calendly')) }}
with

{{ import_tables('calendly', ['event_invitees', 'scheduled_events']) }},

-- a meeting counts from the day of it; without its row from the day it was booked
acts as (

    select
        {{ contract_columns('events', {
            'event_id': own_id('calendly', 'event_invitees.uri'),
            'anonymous_id':
                own_id('calendly', hash_of('lower(event_invitees.email)')),
            'event_type': "'scheduled'",
            'occurred_at':
                'coalesce(scheduled_events.start_time, event_invitees.created_at)',
            'asset': 'scheduled_events.name',
            'campaign': json_property('event_invitees.tracking', 'utm_campaign'),
            'channel': json_property('event_invitees.tracking', 'utm_medium'),
        }) }}
    from event_invitees

    left join scheduled_events
        on event_invitees.event = scheduled_events.uri

    where
        event_invitees.email is not null
        and coalesce(event_invitees.status, 'active') != 'canceled'
        and coalesce(scheduled_events.status, 'active') != 'canceled'

),

mapped_acts as (

    {{ map_event_types('calendly', 'acts') }}

)

select * from mapped_acts
