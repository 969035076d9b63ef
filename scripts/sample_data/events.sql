-- All events between from_day and to_day, in the order of time.

create view order_events as
select
    number, 0 as device, closed_at as occurred_at, hash(deal_id) as key, 0 as step,
    'purchase' as event_type, '/account' as path, null as query, null as asset,
    null as campaign, 'shop' as channel, null as form, null as duration_seconds,
    null as user_agent,
from deals
where is_won
    and number is not null
    and closed_at >= moment(getvariable('from_day'), 0)
    and closed_at < moment(getvariable('to_day'), 0);

create view all_events as
select *, hash(key, step) as row_key,
from (
    from session_events
    union all by name from mail_events
    union all by name from order_events
);

-- Ids follow the order of time; some rows arrive twice.
create view numbered_events as
with told as (
    select
        -- Who is not identified yet, or not logged in, is a visitor only.
        case when device = 0 or (
            occurred_at
                >= case when device = 1 then identified_at_1 else identified_at_2 end
            and share(row_key, 'logged out') >= 0.08
        ) then contact_id end as contact_id,
        case when device > 0 then device_id(number, device) end as anonymous_id,
        event_type,
        occurred_at,
        share(row_key, 'loaded') as load_share,
        case
            when load_share >= 0.03
                then occurred_at + to_seconds(60 + draw(key, 'load') % 10800)
            when load_share >= 0.02
                then occurred_at + to_seconds(86400 + draw(key, 'load') % 500000)
        end as loaded_at,
        getvariable('site') || path || coalesce(query, '') as page_url,
        asset, campaign, channel, form,
        cast(duration_seconds as bigint) as duration_seconds,
        user_agent, key, step,
    from all_events
    inner join visitors using (number)
    union all by name
    select * from stray_events
    where coalesce(occurred_at, moment(getvariable('days') - 1, 0))
        between moment(getvariable('from_day'), 0) and moment(getvariable('to_day'), -1)
),
sorted as (select * from told order by occurred_at nulls last, key, step),
numbered as (
    select *, getvariable('events_before') + row_number() over () as event_number
    from sorted
),
delivered as (
    select *, unnest(range(
        case when share(event_number, 'twice') < 0.0002 then 2 else 1 end
    )) as copy,
    from numbered
)
select
    format('e{:010d}', event_number) as event_id,
    contact_id, anonymous_id, event_type, occurred_at,
    loaded_at + to_hours(9 * copy) as loaded_at,
    page_url, asset, campaign, channel, form, duration_seconds, user_agent,
from delivered;
