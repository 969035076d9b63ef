{{ config(enabled=is_listed('calendly')) }}
with

{{ import_tables('calendly', ['event_invitees'], carrying='contacts') }},

{{ addresses_of_others('calendly') }},

ranked_invitees as (

    select
        event_invitees.*,
        lower(event_invitees.email) as address,
        min(event_invitees.created_at) over (
            partition by lower(event_invitees.email)
        ) as first_created_at,
        row_number() over (
            partition by lower(event_invitees.email)
            order by event_invitees.created_at desc, event_invitees.uri asc
        ) as invitee_rank
    from event_invitees

    left join addresses
        on lower(event_invitees.email) = addresses.email

    where event_invitees.email is not null and addresses.email is null

)

select
    {{ contract_columns('contacts', {
        'contact_id': own_id('calendly', 'ranked_invitees.address'),
        'email': 'ranked_invitees.email',
        'first_name': first_word('ranked_invitees.name'),
        'lead_source': json_property('ranked_invitees.tracking', 'utm_source'),
        'created_at': 'ranked_invitees.first_created_at',
        'updated_at':
            'coalesce(ranked_invitees.updated_at, ranked_invitees.created_at)',
    }, carried_from='ranked_invitees') }}
from ranked_invitees
where ranked_invitees.invitee_rank = 1
