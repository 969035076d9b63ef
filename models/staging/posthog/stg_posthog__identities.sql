{{ config(enabled=is_listed('posthog')) }}
with

{{ import_tables('posthog', ['persons', 'person_distinct_ids', 'events']) }},

{{ posthog_people() }},

{{ posthog_distinct_ids() }},

-- what a visitor was called before, as the call says that names the person
visitors as (

    select
        {{ json_property('events.properties', '$anon_distinct_id') }} as distinct_id,
        distinct_ids.person_id,
        events.timestamp as identified_at
    from events

    inner join distinct_ids
        on events.distinct_id = distinct_ids.distinct_id

    where events.event = '$identify'

),

identities as (

    select
        distinct_id,
        person_id,
        identified_at
    from distinct_ids

    union all

    select
        distinct_id,
        person_id,
        identified_at
    from visitors
    where distinct_id is not null

)

select
    {{ contract_columns('identities', {
        'anonymous_id': 'distinct_id',
        'contact_id': 'person_id',
        'identified_at': 'max(identified_at)',
    }) }}
from identities
group by
    distinct_id,
    person_id
