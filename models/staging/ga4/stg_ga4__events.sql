{{ config(enabled=is_listed('ga4')) }}
with

{{ import_tables('ga4', ['events']) }},

-- an export has no id of an event: what tells two events of one moment apart is the id
acts as (

    select
        {{ contract_columns('events', {
            'event_id': hash_of(
                "events.user_pseudo_id || ' ' || events.event_timestamp || ' '"
                ~ " || events.event_name || ' ' || coalesce(events.batch_page_id, '')"
                ~ " || ' ' || coalesce(events.event_bundle_sequence_id, '') || ' '"
                ~ " || coalesce(events.batch_ordering_id, '') || ' '"
                ~ " || coalesce(events.batch_event_index, '')"
            ),
            'contact_id': 'events.user_id',
            'anonymous_id': 'events.user_pseudo_id',
            'event_type': 'events.event_name',
            'occurred_at': time_of_microseconds('events.event_timestamp'),
            'page_url': ga4_parameter('events.event_params', 'page_location'),
            'asset': (
                'coalesce('
                ~ ga4_parameter('events.event_params', 'file_name') ~ ', '
                ~ ga4_parameter('events.event_params', 'video_title') ~ ', '
                ~ ga4_parameter('events.event_params', 'link_url') ~ ')'
            ),
            'campaign': 'coalesce('
                ~ json_property(
                    'events.collected_traffic_source', 'manual_campaign_name'
                )
                ~ ', ' ~ ga4_parameter('events.event_params', 'campaign') ~ ')',
            'channel': 'coalesce('
                ~ json_property('events.collected_traffic_source', 'manual_medium')
                ~ ', ' ~ ga4_parameter('events.event_params', 'medium') ~ ')',
            'form': 'coalesce('
                ~ ga4_parameter('events.event_params', 'form_name') ~ ', '
                ~ ga4_parameter('events.event_params', 'form_id') ~ ')',
        }, added=ga4_added_cells('events.event_params')) }}
    from events
    where events.user_pseudo_id is not null or events.user_id is not null

),

mapped_acts as (

    {{ map_event_types('ga4', 'acts') }}

)

select * from mapped_acts
