with

events as (

    select * from {{ ref('int_contact_events') }}

),

machine_events as (

    select * from {{ ref('int_machine_events') }}

),

profile_matchers as (

    select * from {{ ref('int_profile_matchers') }}

),

activity as (

    select
        events.contact_id,
        profile_matchers.matcher_id,
        profile_matchers.thing,
        count(*) as hits,
        events.activity_date

    from events

    inner join profile_matchers
        on events.profile_key = profile_matchers.profile_key

    left join machine_events
        on events.event_id = machine_events.event_id

    where machine_events.event_id is null

    group by
        events.contact_id,
        profile_matchers.matcher_id,
        profile_matchers.thing,
        events.activity_date

)

select * from activity
