{{ config(enabled=is_listed('hubspot_airbyte')) }}
with

{{ import_tables('hubspot_airbyte', [
    'contacts', 'email_events', 'contacts_form_submissions',
    'contacts_list_memberships',
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

acts as (

    {{ hubspot_email_acts('email_events_named') }}

    union all

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
    where coalesce({{ read_boolean('contacts_list_memberships.is_member') }}, true)

),

events as (

    {{ map_event_types('hubspot_airbyte', 'acts') }}

)

select * from events
