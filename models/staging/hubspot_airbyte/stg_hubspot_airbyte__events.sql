{{ config(enabled=is_listed('hubspot_airbyte')) }}
with

{{ import_tables('hubspot_airbyte', [
    'contacts', 'email_events', 'form_submissions', 'forms', 'list_memberships',
    'contacts_form_submissions', 'contacts_list_memberships',
]) }},

{{ hubspot_addresses('contacts', 'properties_', is_deleted=read_boolean('archived')) }},

email_events_named as (

    select
        id,
        recipient,
        emailcampaignid as campaign_id,
        filteredevent as is_filtered,
        url,
        useragent as user_agent,
        type || coalesce(' ' || portalsubscriptionstatus, '') as type,
        {{ time_of_milliseconds('created') }} as created
    from email_events

),

form_submissions_by_address as (

    select
        form_submissions.formid as form_id,
        form_submissions.submittedat as submitted_at,
        form_submissions.pageurl as page_url,
        lower({{ json_pair(
            'form_submissions.values', 'email', key='name'
        ) }}) as email,
        form_submissions.values as answers
    from form_submissions

),

acts as (

    {{ hubspot_email_acts('email_events_named') }}

    union all

    select
        {{ contract_columns('events', {
            'event_id': (
                "'form ' || form_submissions_by_address.form_id || ' '"
                ~ ' || form_submissions_by_address.submitted_at '
                ~ "|| ' ' || " ~ hash_of('form_submissions_by_address.answers')
            ),
            'contact_id': 'addresses.contact_id',
            'anonymous_id':
                'case when addresses.contact_id is null then '
                ~ hash_of('coalesce(form_submissions_by_address.email,'
                ~ ' form_submissions_by_address.answers)') ~ ' end',
            'event_type': "'form_submission'",
            'occurred_at': time_of_milliseconds(
                'form_submissions_by_address.submitted_at'
            ),
            'page_url': 'form_submissions_by_address.page_url',
            'form': 'coalesce(forms.name, form_submissions_by_address.form_id)',
        }) }}
    from form_submissions_by_address

    left join addresses
        on form_submissions_by_address.email = addresses.email

    left join forms
        on form_submissions_by_address.form_id = forms.id

    union all

    -- both streams have a submission where an old sync was kept
    select
        {{ contract_columns('events', {
            'event_id': (
                "'form ' || coalesce(contacts_form_submissions.conversion_id,"
                ~ " contacts_form_submissions.canonical_vid || ' '"
                ~ " || contacts_form_submissions.form_id || ' '"
                ~ " || contacts_form_submissions.timestamp)"
            ),
            'contact_id': 'contacts_form_submissions.canonical_vid',
            'event_type': "'form_submission'",
            'occurred_at': time_of_milliseconds('contacts_form_submissions.timestamp'),
            'page_url': 'contacts_form_submissions.page_url',
            'form': (
                'coalesce(contacts_form_submissions.title,'
                ~ ' contacts_form_submissions.form_id)'
            ),
        }) }}
    from contacts_form_submissions

    left join form_submissions_by_address
        on contacts_form_submissions.form_id = form_submissions_by_address.form_id
        and contacts_form_submissions.timestamp
        = form_submissions_by_address.submitted_at

    where form_submissions_by_address.form_id is null

    union all

    select
        {{ contract_columns('events', {
            'event_id': (
                "'list ' || list_memberships.recordId || ' ' || list_memberships.listId"
            ),
            'contact_id': 'list_memberships.recordId',
            'event_type': "'list_membership'",
            'occurred_at': time_of_milliseconds('list_memberships.membershipTimestamp'),
            'asset': 'list_memberships.listId',
        }) }}
    from list_memberships

    union all

    select
        {{ contract_columns('events', {
            'event_id': (
                "'list ' || contacts_list_memberships.canonical_vid || ' '"
                ~ " || contacts_list_memberships.static_list_id"
            ),
            'contact_id': 'contacts_list_memberships.canonical_vid',
            'event_type': "'list_membership'",
            'occurred_at': time_of_milliseconds('contacts_list_memberships.timestamp'),
            'asset': 'contacts_list_memberships.static_list_id',
        }) }}
    from contacts_list_memberships

    left join list_memberships
        on contacts_list_memberships.canonical_vid = list_memberships.recordid
        and contacts_list_memberships.static_list_id = list_memberships.listid

    where
        list_memberships.recordid is null
        and coalesce({{ read_boolean('contacts_list_memberships.is_member') }}, true)

),

events as (

    {{ map_event_types('hubspot_airbyte', 'acts') }}

)

select * from events
