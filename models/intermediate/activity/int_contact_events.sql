{{ config(materialized='view') }}
with

events as (

    select * from {{ ref('int_events') }}

),

profiles as (

    select * from {{ ref('int_event_profiles') }}

),

people as (

    select * from {{ ref('int_contact_aliases') }}

),

contact_events as (

    select
        events.event_id,
        people.contact_id,
        events.profile_key,
        profiles.event_type,
        profiles.campaign,
        profiles.page_url,
        events.page_url as given_page_url,
        events.asset,
        events.user_agent,
        profiles.is_act,
        {{ local_date('events.occurred_at') }} as activity_date,
        events.occurred_at

    from events

    inner join profiles
        on events.profile_key = profiles.profile_key

    inner join people
        on events.given_id = people.given_id
        and events.id_type = people.id_type

)

select * from contact_events
