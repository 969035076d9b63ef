{{ config(enabled=is_listed('snowplow')) }}
with

{{ import_tables('snowplow', ['events'], carrying='events') }},

-- a structured event is called by its action
acts as (

    select
        {{ contract_columns('events', {
            'event_id': 'events.event_id',
            'contact_id': 'events.user_id',
            'anonymous_id': 'events.domain_userid',
            'event_type': (
                "case events.event_name when 'event' then events.se_action"
                ~ ' else events.event_name end'
            ),
            'occurred_at': 'coalesce(events.derived_tstamp, events.collector_tstamp)',
            'loaded_at': 'events.collector_tstamp',
            'page_url': 'events.page_url',
            'asset': 'events.se_label',
            'campaign': 'events.mkt_campaign',
            'channel': 'events.mkt_medium',
            'user_agent': 'events.useragent',
        }, carried_from='events') }}
    from events

),

mapped_acts as (

    {{ map_event_types('snowplow', 'acts') }}

)

select * from mapped_acts
