with

changes as (

    select * from {{ ref('int_event_changes') }}

),

events as (

    select * from {{ ref('int_events') }}

),

changed_ids as (

    select distinct event_id
    from changes

),

-- where the events were counted until now, and where they are to be counted
touched as (

    select
        contact_id,
        activity_date
    from changes
    where contact_id is not null

    {{ union_distinct() }}

    select
        events.contact_id,
        events.activity_date
    from events

    inner join changed_ids
        on events.event_id = changed_ids.event_id

    where events.contact_id is not null

),

around as (
    {{ with_days_around('touched') }}

)

select * from around
