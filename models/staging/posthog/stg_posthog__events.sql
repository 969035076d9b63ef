{{ config(enabled=is_listed('posthog')) }}
with

{{ import_tables('posthog', ['events']) }},

acts as (

    select
        {{ contract_columns('events', {
            'event_id': 'coalesce(events.uuid, events.id)',
            'anonymous_id': 'events.distinct_id',
            'event_type': 'events.event',
            'occurred_at': 'events.timestamp',
            'page_url': json_property('events.properties', '$current_url'),
            'asset': json_property('events.properties', '$screen_name'),
            'campaign': json_property('events.properties', 'utm_campaign'),
            'channel': json_property('events.properties', 'utm_medium'),
            'form': json_property('events.properties', '$survey_name'),
            'user_agent': 'coalesce('
                ~ json_property('events.properties', '$raw_user_agent') ~ ', '
                ~ json_property('events.properties', '$user_agent') ~ ')',
        }, added=posthog_added_cells('events', 'events')) }}
    from events

),

mapped_acts as (

    {{ map_event_types('posthog', 'acts') }}

)

select * from mapped_acts
