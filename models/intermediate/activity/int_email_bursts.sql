{%- set seconds = variable('machine_burst_seconds') -%}
with

clicks as (

    select distinct
        contact_id,
        campaign,
        given_page_url,
        {{ time_bucket('occurred_at', seconds) }} as time_bucket,
        occurred_at

    from {{ ref('int_email_events') }}
    where event_type = 'email_click'

),

this_and_next as (

    select 0 as later

    union all

    select 1 as later

),

-- joined by equal buckets of time, this one and the next, never by a range alone
windows as (

    select distinct
        clicks.contact_id,
        clicks.campaign,
        clicks.time_bucket + this_and_next.later as time_bucket,
        clicks.occurred_at as starts_at,
        {{ add_seconds('clicks.occurred_at', seconds) }} as ends_at

    from clicks

    cross join this_and_next

),

bursts as (

    select
        windows.contact_id,
        windows.campaign,
        windows.starts_at

    from windows

    inner join clicks
        on windows.contact_id = clicks.contact_id
        and windows.campaign = clicks.campaign
        and windows.time_bucket = clicks.time_bucket

    where clicks.occurred_at between windows.starts_at and windows.ends_at

    group by
        windows.contact_id,
        windows.campaign,
        windows.starts_at

    having
        count(distinct clicks.given_page_url)
        >= {{ variable('machine_burst_clicks') }}

),

burst_windows as (

    select windows.*
    from windows

    inner join bursts
        on windows.contact_id = bursts.contact_id
        and windows.campaign = bursts.campaign
        and windows.starts_at = bursts.starts_at

)

select * from burst_windows
