-- Campaigns and what they cause, between from_day and to_day.

-- Newsletters on Tuesdays, invitations on every fourth Thursday.
create table campaigns as
select
    day,
    dayofweek(moment(day, 0)) = 2 as is_news,
    case when is_news then strftime(moment(day, 0), 'news-%G-w%V')
        else strftime(moment(day, 0), 'invitation-%Y-%m-%d') end as campaign,
from range(getvariable('days')) as days (day)
where is_news or (dayofweek(moment(day, 0)) = 4 and day % 28 < 7);

-- Mails, those of the last days too: nobody opens one after three days.
create view sends as
select
    number, has_identity, mail_filter, campaign, hash(number, day, 'send') as key,
    moment(day, 30600 + draw(key, 'queue') % 1800) as sent_at,
    coalesce(day >= bounces_day, false) as is_bounced,
    is_news and coalesce(quits_day between day and day + 6, false) as is_last,
    is_news and coalesce(spam_day between day and day + 6, false) as is_spam,
    not is_bounced and (is_last or share(key, 'opened') < opens + case
        when surge > 0 and abs(day - surge_day) < surge_width then 0.25 else 0 end
    ) as is_opened,
    is_opened and share(key, 'clicked') < 0.3 as is_clicked,
    has_privacy_proxy and not is_bounced as is_proxied,
    mail_filter != 'none' and not is_bounced and share(key, 'filtered') < 0.2
        as is_filtered,
    sent_at + to_seconds(60 + cast(floor(
        259200 * share(key, 'delay') * share(key, 'delay 2') * share(key, 'delay 3')
    ) as bigint)) as opened_at,
    opened_at + to_seconds(8 + draw(key, 'reading') % 120) as clicked_at,
    case when language = 'fr' then pick('mail_links_fr', key, 'link')
        else pick('mail_links', key, 'link') end as link,
    pick('browsers', number * 2 + 1, 'browser') as browser,
from visitors, campaigns
where is_mailed
    and day between getvariable('from_day') - 4 and getvariable('to_day') - 1
    and day > created_day
    and (quits_day is null or day <= quits_day)
    and (bounces_day is null or day < bounces_day + 21)
    and (share(key, 'chosen') < getvariable('send_share') or is_last or is_spam);

create view mail_events as
with human_acts as (
    select *, unnest([
        {'step': 0, 'event_type': 'email_sent', 'occurred_at': sent_at},
        {
            'step': 1,
            'event_type':
                case when is_bounced then 'email_bounce' else 'email_delivered' end,
            'occurred_at': sent_at + to_seconds(1 + draw(key, 'delivery') % 30),
        },
        {
            'step': 2,
            'event_type': case when is_proxied then 'email_open' end,
            'occurred_at': sent_at + to_seconds(3 + draw(key, 'proxy') % 60),
        },
        {
            'step': 3,
            'event_type': case when is_opened then 'email_open' end,
            'occurred_at': opened_at,
        },
        {
            'step': 4,
            'event_type': case when is_clicked then 'email_click' end,
            'occurred_at': clicked_at,
        },
        {
            'step': 5,
            'event_type': case when is_clicked then 'page_view' end,
            'occurred_at': clicked_at + to_seconds(2),
        },
        {
            'step': 6,
            'event_type': case when is_last then 'email_unsubscribe' end,
            'occurred_at': opened_at + to_seconds(200),
        },
        {
            'step': 7,
            'event_type': case when is_spam then 'email_spam_report' end,
            'occurred_at': sent_at + to_seconds(700 + draw(key, 'annoyed') % 9000),
        },
    ], recursive := true)
    from sends
),
-- Programs act within seconds: some name themselves, some are too fast, some follow
-- every link in a burst, the one to unsubscribe too.
looks as (
    select *, unnest(range(case mail_filter when 'burst' then 5 else 3 end)) as look,
    from sends
    where is_filtered
),
machine_acts as (
    select
        * exclude (look),
        9 + look as step,
        case
            when look = 4 then 'email_unsubscribe'
            when look = 0 and mail_filter = 'fast' then 'email_open'
            else 'email_click'
        end as event_type,
        sent_at + to_milliseconds(400 * look
            + case mail_filter
                when 'fast' then 200 when 'scanner' then 5000 else 20000
            end
        ) as occurred_at,
    from looks
    where look < 4 or share(key, 'way out') < 0.4
),
acts as (
    select *,
        case when event_type in ('email_click', 'page_view') then link end as path,
    from human_acts
    where event_type is not null
    union all by name
    select *, case when event_type = 'email_click'
        then getvariable('mail_links')[step - 8] end as path,
    from machine_acts
)
select
    number,
    case when event_type = 'page_view' and has_identity then 1 else 0 end as device,
    occurred_at, key, step, event_type, path,
    case when path is not null then '?utm_source=mail&utm_campaign=' || campaign end
        as query,
    null as asset, campaign,
    case when event_type = 'page_view' then 'web' else 'email' end as channel,
    null as form,
    case when event_type = 'page_view' then 45 end as duration_seconds,
    case
        when step = 2 then getvariable('privacy_proxy')
        when step > 8 and mail_filter = 'scanner'
            then pick('scanners', number, 'scanner')
        when step in (3, 4, 5, 6) or step > 8 then browser
    end as user_agent,
from acts
where occurred_at >= moment(getvariable('from_day'), 0)
    and occurred_at < moment(getvariable('to_day'), 0);
