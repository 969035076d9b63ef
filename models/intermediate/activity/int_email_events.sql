with

events as (

    select * from {{ ref('int_contact_events') }}

),

-- what has a date and no time cannot have been too fast
email_events as (

    select
        event_id,
        contact_id,
        event_type,
        coalesce(campaign, '') as campaign,
        case when event_type = 'email_click' then page_url end as page_url,
        case when event_type = 'email_click' then given_page_url end as given_page_url,
        occurred_at

    from events
    where
        event_type in (
            'email_sent', 'email_delivered', 'email_open', 'email_click',
            'email_unsubscribe'
        )
        and {{ has_time_of_day('occurred_at') }}

)

select * from email_events
