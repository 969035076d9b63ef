{{ config(enabled=is_listed('hubspot_fivetran')) }}
with

{{ import_tables('hubspot_fivetran', [
    'contact', 'email_event', 'email_event_open', 'email_event_click',
    'email_event_bounce', 'email_event_status_change', 'engagement_contact',
    'engagement_meeting', 'engagement_call', 'engagement_email', 'submission_response',
    'form', 'contact_form_submission', 'contact_list_member',
]) }},

{{ hubspot_addresses(
    'contact', 'property_', is_deleted=read_boolean('_fivetran_deleted')
) }},

email_events as (

    select
        email_event.id,
        email_event.type || coalesce(
            ' ' || email_event_status_change.portal_subscription_status,
            case when email_event_bounce.status like '4%' then ' SOFT' end,
            ''
        ) as type,
        email_event.created,
        email_event.recipient,
        email_event.email_campaign_id as campaign_id,
        email_event.filtered_event as is_filtered,
        email_event_click.url,
        coalesce(email_event_open.user_agent, email_event_click.user_agent)
            as user_agent

    from email_event

    left join email_event_open
        on email_event.id = email_event_open.id

    left join email_event_click
        on email_event.id = email_event_click.id

    left join email_event_bounce
        on email_event.id = email_event_bounce.id

    left join email_event_status_change
        on email_event.id = email_event_status_change.id

),

-- one row per answer; who it was says the answer to `email`
submissions as (

    select
        conversion_id,
        form_id,
        max(case when lower(field_name) = 'email' then lower(field_value) end) as email,
        max(submitted_at) as submitted_at,
        max(page_url) as page_url
    from submission_response
    group by
        conversion_id,
        form_id

),

acts as (

    {{ hubspot_email_acts('email_events') }}

    union all

    {{ hubspot_engagements() }}

    union all

    select
        {{ contract_columns('events', {
            'event_id': "'form ' || submissions.conversion_id",
            'contact_id': 'addresses.contact_id',
            'anonymous_id':
                'case when addresses.contact_id is null then ' ~ hash_of(
                    'coalesce(submissions.email, submissions.conversion_id)'
                ) ~ ' end',
            'event_type': "'form_submission'",
            'occurred_at': time_of_milliseconds('submissions.submitted_at'),
            'page_url': 'submissions.page_url',
            'form': 'coalesce(form.name, submissions.form_id)',
        }) }}
    from submissions

    left join addresses
        on submissions.email = addresses.email

    left join form
        on submissions.form_id = form.guid

    union all

    -- both tables have a submission where an old connection goes on
    select
        {{ contract_columns('events', {
            'event_id': (
                "'form ' || coalesce(contact_form_submission.conversion_id,"
                ~ " contact_form_submission.contact_id || ' '"
                ~ " || contact_form_submission.form_id || ' '"
                ~ " || contact_form_submission.timestamp)"
            ),
            'contact_id': 'contact_form_submission.contact_id',
            'event_type': "'form_submission'",
            'occurred_at': 'contact_form_submission.timestamp',
            'page_url': 'contact_form_submission.page_url',
            'form': (
                'coalesce(contact_form_submission.title,'
                ~ ' contact_form_submission.form_id)'
            ),
        }) }}
    from contact_form_submission

    left join submissions
        on contact_form_submission.conversion_id = submissions.conversion_id

    where submissions.conversion_id is null

    union all

    select
        {{ contract_columns('events', {
            'event_id': (
                "'list ' || contact_list_member.contact_id || ' '"
                ~ " || contact_list_member.contact_list_id"
            ),
            'contact_id': 'contact_list_member.contact_id',
            'event_type': "'list_membership'",
            'occurred_at': 'contact_list_member.added_at',
            'asset': 'contact_list_member.contact_list_id',
        }) }}
    from contact_list_member

),

events as (

    {{ map_event_types('hubspot_fivetran', 'acts') }}

)

select * from events
