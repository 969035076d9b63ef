{{ config(enabled=is_listed('pipedrive')) }}
with

{{ import_tables('pipedrive', ['activities'], carrying='events') }},

acts as (

    select
        {{ contract_columns('events', {
            'event_id': 'activities.id',
            'contact_id': pipedrive_id('activities.person_id'),
            'event_type': 'activities.type',
            'occurred_at': (
                'coalesce(activities.marked_as_done_time, activities.due_date,'
                ~ ' activities.add_time)'
            ),
            'asset': 'activities.subject',
        }, carried_from='activities') }}
    from activities
    where
        {{ read_boolean('activities.done') }}
        and {{ pipedrive_id('activities.person_id') }} is not null
        and not {{ pipedrive_is_deleted('activities') }}

),

mapped_acts as (

    {{ map_event_types('pipedrive', 'acts') }}

)

select * from mapped_acts
