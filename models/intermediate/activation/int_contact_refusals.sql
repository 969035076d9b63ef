with

contacts as (

    select * from {{ ref('int_contacts') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

contact_ids as (

    select * from {{ ref('int_contact_ids') }}
    where not is_deleted

),

contact_rows as (

    select
        contact_ids.contact_id,
        lower(copies.email) as email,
        case
            when copies.email_opt_out then 1
            when copies.is_opt_out_unreadable then 5
        end as severity

    from {{ ref('int_contacts_deduplicated') }} as copies

    inner join contact_ids
        on copies.contact_id = contact_ids.given_contact_id

),

-- the last time of each act that refuses, and of each that ends a refusal
acts as (

    select
        events.contact_id,
        {% for act, types in {
            'reported': "'email_spam_report'",
            'unsubscribed': "'email_unsubscribe'",
            'bounced': folded_literals(variable('hard_bounce_event_types')),
            'subscribed': "'newsletter_subscribe', 'email_opt_in'",
            'reached': "'email_delivered', 'email_open', 'email_click'",
        }.items() -%}
            max(
                case when events.event_type in ({{ types }}) then events.occurred_at end
            ) as {{ act }}_at {%- if not loop.last %}, {% endif %}
        {% endfor %}
    from {{ ref('int_contact_events') }} as events

    inner join scoring_dates
        on events.activity_date <= scoring_dates.as_of_date

    left join {{ ref('int_machine_events') }} as machine_events
        on events.event_id = machine_events.event_id

    where machine_events.event_id is null

    group by events.contact_id

),

-- ordered by how much a person has meant it; the record of each of their ids counts
refusals as (

    select
        contact_id,
        email,
        severity
    from contact_rows

    union all

    select
        acts.contact_id,
        lower(contacts.email) as email,
        case
            when acts.reported_at is not null then 2
            when
                acts.unsubscribed_at >= coalesce(
                    acts.subscribed_at, acts.unsubscribed_at
                )
                then 3
            when acts.bounced_at >= coalesce(acts.reached_at, acts.bounced_at) then 4
        end as severity

    from acts

    inner join contacts
        on acts.contact_id = contacts.contact_id

)

select * from refusals
where severity is not null
