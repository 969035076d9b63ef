{{ config(enabled=is_listed('brevo')) }}
with

{{ import_tables('brevo', [
    'contacts', 'email_events', 'crm_tasks', 'crm_tasktypes',
]) }},

addresses as (

    {{ first_by_id('contacts', 'email', 'id') }}

),

task_lists as (

    select
        id,
        {{ list_of_json('contactsIds') }} as contact_ids
    from crm_tasks
    where {{ read_boolean('done') }}

),

tasks_by_contact as (

    {{ split_to_rows('task_lists', ['id'], 'contact_ids', 'contact_id') }}

),

acts as (

    select
        {{ contract_columns('events', {
            'event_id': (
                "email_events.event || ' ' || lower(email_events.email) || ' '"
                ~ " || email_events.date || coalesce(' ' || email_events.messageid, '')"
                ~ " || coalesce(' ' || email_events.link, '')"
            ),
            'contact_id': 'addresses.id',
            'anonymous_id': 'case when addresses.id is null then '
                ~ hash_of('lower(email_events.email)') ~ ' end',
            'event_type': 'email_events.event',
            'occurred_at': 'email_events.date',
            'page_url': 'email_events.link',
            'asset': 'email_events.subject',
            'campaign': (
                'coalesce(email_events.tag, email_events.templateid,'
                ~ ' email_events.subject)'
            ),
            'channel': "'email'",
        }) }}
    from email_events

    left join addresses
        on lower(email_events.email) = lower(addresses.email)

    union all

    select
        {{ contract_columns('events', {
            'event_id': "'task ' || crm_tasks.id || ' ' || tasks_by_contact.contact_id",
            'contact_id': 'tasks_by_contact.contact_id',
            'event_type': "'task ' || coalesce(crm_tasktypes.title, 'other')",
            'occurred_at': 'coalesce(crm_tasks.date, crm_tasks.createdat)',
            'asset': 'crm_tasks.name',
        }) }}
    from tasks_by_contact

    inner join crm_tasks
        on tasks_by_contact.id = crm_tasks.id

    left join crm_tasktypes
        on crm_tasks.tasktypeid = crm_tasktypes.id

),

mapped_acts as (

    {{ map_event_types('brevo', 'acts') }}

)

select * from mapped_acts
