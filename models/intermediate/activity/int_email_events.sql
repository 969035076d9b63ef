with

events as (

    select * from {{ ref('int_contact_events') }}

),

email_events as (

    select
        event_id,
        contact_id,
        event_type,
        coalesce(campaign, '') as campaign,
        case when event_type = 'email_click' then page_url end as page_url,
        case when event_type in ('email_open', 'email_click') then user_agent end
            as user_agent,
        occurred_at

    from events
    where event_type in ('email_sent', 'email_open', 'email_click', 'email_unsubscribe')

)

select * from email_events
