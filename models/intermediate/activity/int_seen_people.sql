-- depends_on: {{ ref('int_event_changes') }}
with

people as (

    select * from {{ ref('int_people') }}

),

-- a deleted contact's ids are not kept, only what tells that they were seen
seen as (

    select
        id_type,
        case when not is_deleted then given_id end as given_id,
        id_hash,
        case when not is_deleted then contact_id end as contact_id,
        is_deleted

    from people

)

select * from seen
