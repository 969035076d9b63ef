{{ config(enabled=is_listed('snowplow')) }}
with

{{ import_tables('snowplow', ['events']) }}

select
    {{ contract_columns('identities', {
        'anonymous_id': 'domain_userid',
        'contact_id': 'user_id',
        'identified_at': 'max(coalesce(derived_tstamp, collector_tstamp))',
    }) }}
from events
where domain_userid is not null and user_id is not null
group by
    domain_userid,
    user_id
