with

contacts as (

    select * from {{ ref('int_contacts') }}

),

refusals as (

    select * from {{ ref('int_contact_refusals') }}

),

severities as (

    select
        contact_id,
        min(severity) as severity

    from refusals
    group by contact_id

),

emails as (

    select
        contacts.contact_id,
        contacts.created_at,
        lower(contacts.email) as email,
        severities.severity,
        coalesce({{ is_email_address(fold_text('contacts.email')) }}, false) as is_valid

    from contacts

    left join severities
        on contacts.contact_id = severities.contact_id

),

-- whoever shares a mailbox shares what was refused under it, or by its owner
refused_mailboxes as (

    select
        email,
        min(severity) as severity

    from (
        select
            email,
            severity
        from refusals

        union all

        select
            email,
            severity
        from emails
    ) as of_mailboxes

    group by email

),

-- a mailbox goes by its oldest contact
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
        coalesce(refused_mailboxes.severity, emails.severity) as severity

    from emails

    left join refused_mailboxes
        on emails.email = refused_mailboxes.email

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
            when 5 then 'opt_out_unreadable'
        end as suppression_reason

    from mailboxes

)

select * from named
