{{ config(enabled=is_listed('intercom')) }}
with

{{ import_tables('intercom', ['contacts', 'conversations']) }},

people as (

    select *
    from contacts
    where email is not null or role = 'user'

),

-- conversations that the person started; colleagues are admins, and bots
started_conversations as (

    select
        id,
        created_at,
        {{ json_property('source', 'type') }} as source_type,
        {{ json_property('source', 'subject') }} as subject,
        {{ json_property('source', 'url') }} as page_url,
        {{ json_property(json_property('source', 'author'), 'id') }} as contact_id,
        {{ list_of_objects(json_property('tags', 'tags')) }} as tags
    from conversations
    where
        {{ json_property(json_property('source', 'author'), 'type') }}
        in ('user', 'lead', 'contact')

),

tags as (

    {{ split_to_rows(
        'started_conversations', ['id', 'created_at', 'contact_id'], 'tags', 'tag'
    ) }}

),

acts as (

    select
        {{ contract_columns('events', {
            'event_id': "'conversation ' || started_conversations.id",
            'contact_id': 'people.id',
            'anonymous_id': 'case when people.id is null then '
                ~ 'started_conversations.contact_id end',
            'event_type': "'conversation'",
            'occurred_at': time_of_seconds('started_conversations.created_at'),
            'page_url': 'started_conversations.page_url',
            'asset': 'started_conversations.subject',
            'channel': 'started_conversations.source_type',
        }) }}
    from started_conversations

    left join people
        on started_conversations.contact_id = people.id

    where started_conversations.contact_id is not null

    union all

    -- a tag is called by its name
    select
        {{ contract_columns('events', {
            'event_id':
                "'tag ' || tags.id || ' ' || " ~ json_property('tags.tag', 'id'),
            'contact_id': 'people.id',
            'anonymous_id':
                'case when people.id is null then tags.contact_id end',
            'event_type': "'tag ' || " ~ json_property('tags.tag', 'name'),
            'occurred_at': time_of_seconds(
                'coalesce(' ~ json_property('tags.tag', 'applied_at')
                ~ ', tags.created_at)'
            ),
        }) }}
    from tags

    left join people
        on tags.contact_id = people.id

    where
        tags.contact_id is not null
        and {{ json_property('tags.tag', 'name') }} is not null

    {% for column, event in [
        ('has_hard_bounced', 'email_bounced'),
        ('marked_email_as_spam', 'email_spam_report'),
    ] -%}
        union all

        select
            {{ contract_columns('events', {
                'event_id': "'" ~ event ~ " ' || people.id",
                'contact_id': 'people.id',
                'event_type': "'" ~ event ~ "'",
                'occurred_at': time_of_seconds(
                    'coalesce(people.updated_at, people.created_at)'
                ),
                'channel': "'email'",
            }) }}
        from people
        where {{ read_boolean('people.' ~ column) }}

    {% endfor %}
),

mapped_acts as (

    {{ map_event_types('intercom', 'acts') }}

)

select * from mapped_acts
