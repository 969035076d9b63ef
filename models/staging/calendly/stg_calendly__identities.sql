{{ config(enabled=is_listed('calendly')) }}
with

{{ import_tables('calendly', ['event_invitees']) }},

{{ addresses_of_others('calendly') }},

invitees as (

    select
        lower(email) as address,
        min(created_at) as created_at
    from event_invitees
    where email is not null
    group by lower(email)

)

select
    {{ contract_columns('identities', {
        'anonymous_id': own_id('calendly', hash_of('invitees.address')),
        'contact_id':
            'coalesce(addresses.contact_id, ' ~ own_id('calendly', 'invitees.address')
            ~ ')',
        'identified_at': 'invitees.created_at',
    }) }}
from invitees

left join addresses
    on invitees.address = addresses.email
