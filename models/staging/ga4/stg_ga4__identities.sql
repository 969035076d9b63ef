{{ config(enabled=is_listed('ga4')) }}
with

{{ import_tables('ga4', ['events']) }}

select
    {{ contract_columns('identities', {
        'anonymous_id': 'user_pseudo_id',
        'contact_id': 'user_id',
        'identified_at': time_of_microseconds('max(event_timestamp)'),
    }) }}
from events
where user_pseudo_id is not null and user_id is not null
group by
    user_pseudo_id,
    user_id
