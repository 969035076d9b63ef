with

events as (

    select * from {{ ref('int_contact_events') }}
    where asset is not null and is_act

),

machine_events as (

    select * from {{ ref('int_machine_events') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

uses_ranked as (

    select
        events.contact_id,
        events.asset,
        row_number() over (
            partition by events.contact_id
            order by events.occurred_at desc, events.event_id desc
        ) as use_rank

    from events

    inner join scoring_dates
        on events.activity_date <= scoring_dates.as_of_date

    left join machine_events
        on events.event_id = machine_events.event_id

    where machine_events.event_id is null

),

last_assets as (

    select
        contact_id,
        asset

    from uses_ranked
    where use_rank = 1

)

select * from last_assets
