with

-- almost no event comes twice: only those that do are ranked
repeated_ids as (

    select event_id
    from {{ ref('stg_raw__events') }}
    where not is_bad_row
    group by event_id
    having count(*) > 1

),

single_events as (

    select {{ event_columns('events') }}
    from {{ ref('stg_raw__events') }} as events

    left join repeated_ids
        on events.event_id = repeated_ids.event_id

    where not events.is_bad_row and repeated_ids.event_id is null

),

repeats_ranked as (

    {{ rank_event_copies(among='repeated_ids') }}

),

events as (

    select * from single_events

    union all

    select {{ event_columns('repeats_ranked') }}
    from repeats_ranked
    where copy_rank = 1

),

identities as (

    select * from {{ ref('int_identities_ranked') }}
    where identity_rank = 1

),

identified as (

    select
        events.*,
        coalesce(events.contact_id, identities.given_contact_id) as given_contact_id

    from events

    left join identities
        on events.anonymous_id = identities.anonymous_id
        and events.contact_id is null

),

contact_ids as (

    select * from {{ ref('int_contact_ids') }}

),

resolved as (

    select
        identified.event_id,
        contact_ids.contact_id,
        {{ fold_text('identified.event_type') }} as event_type,
        {% for property in property_fields() -%}
            identified.{{ property }},
        {% endfor -%}
        -- what machines are known by; nothing else needs it
        case
            when
                {{ fold_text('identified.event_type') }}
                in ('email_open', 'email_click')
                then identified.user_agent
        end as user_agent,
        (
            identified.given_contact_id is not null
            and contact_ids.contact_id is null
        ) as is_contact_unknown,
        {{ local_date('identified.occurred_at') }} as activity_date,
        identified.occurred_at

    from identified

    left join contact_ids
        on identified.given_contact_id = contact_ids.given_contact_id

    -- nothing of a deleted contact is kept
    where not coalesce(contact_ids.is_deleted, false)

)

select * from resolved
