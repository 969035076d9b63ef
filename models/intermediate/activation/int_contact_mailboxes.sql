with

contacts as (

    select * from {{ ref('int_contacts') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

events as (

    select * from {{ ref('int_contact_events') }}
    where
        event_type in (
            'email_unsubscribe',
            'email_spam_report',
            {{ folded_literals(variable('hard_bounce_event_types')) }}
        )

),

machine_events as (

    select * from {{ ref('int_machine_events') }}

),

emails as (

    select
        contact_id,
        email_opt_out,
        created_at,
        lower(email) as email,
        coalesce({{ is_email_address(fold_text('email')) }}, false) as is_valid

    from contacts

),

-- ordered by how much a person has meant it
refusals as (

    select
        contact_id,
        1 as severity
    from emails
    where email_opt_out

    union all

    select
        events.contact_id,
        case events.event_type
            when 'email_spam_report' then 2
            when 'email_unsubscribe' then 3
            else 4
        end as severity

    from events

    inner join scoring_dates
        on events.activity_date <= scoring_dates.as_of_date

    left join machine_events
        on events.event_id = machine_events.event_id

    where machine_events.event_id is null

),

severities as (

    select
        contact_id,
        min(severity) as severity

    from refusals
    group by contact_id

),

-- who shares a mailbox shares its refusal; it goes by its oldest contact
mailboxes as (

    select
        emails.contact_id,
        emails.email,
        case
            when emails.email is null then 'no_email'
            when not emails.is_valid then 'invalid_email'
            when
                row_number() over (
                    partition by emails.email
                    order by emails.created_at, emails.contact_id
                ) > 1
                then 'email_of_another_contact'
        end as unmatched_reason,
        case
            when emails.email is null then severities.severity
            else min(severities.severity) over (partition by emails.email)
        end as severity

    from emails

    left join severities
        on emails.contact_id = severities.contact_id

),

named as (

    select
        contact_id,
        email,
        unmatched_reason,
        case severity
            when 1 then 'opted_out'
            when 2 then 'spam_report'
            when 3 then 'unsubscribed'
            when 4 then 'hard_bounce'
        end as suppression_reason

    from mailboxes

)

select * from named
