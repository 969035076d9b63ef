-- Visitors and their sessions on the site, between from_day and to_day.

-- Contacts, and half as many visitors who are never identified.
create table visitors as
with customers as (
    select number, min(won_day) as customer_day from deals group by number
)
select
    habits.number, contact_id, place.language, base, surge, surge_day, surge_width,
    first_day, greatest(last_day, surge_day + surge_width) as last_day, customer_day,
    is_seeker, mail_filter, is_mailed, opens, has_privacy_proxy, created_day, quits_day,
    bounces_day, spam_day, has_identity,
    share(habits.number, 'second device') < 0.35 as has_second_device,
    -- When two devices are identified: with the first form, and later or never.
    case when has_identity then created_at end as identified_at_1,
    case when has_identity and share(habits.number, 'second identity') < 0.6
        then at_work(created_day + 3 + draw(habits.number, 'later') % 80,
            habits.number, 'second') end as identified_at_2,
from habits
left join customers on customers.number = habits.number
union all by name
select
    number, pick('places', number, 'home').language as language,
    0.4 * share(number, 'interest') as base, 0 as surge, 0 as surge_day,
    1 as surge_width, draw(number, 'first day') % getvariable('days') as first_day,
    first_day + 40 as last_day, share(number, 'seeker') < 0.1 as is_seeker,
    false as is_mailed, true as has_identity,
    share(number, 'second device') < 0.1 as has_second_device,
from range(getvariable('contacts'), getvariable('contacts') * 3 // 2) as new (number);

create macro device_id(number, device) as
    'v' || lower(left(to_hex(draw(number * 2 + device, 'device')), 15));

create table audiences as
with session_lengths as (
    select session, sum(1 - skipped) as steps from session_steps group by session
)
select audience, count(*) as slots, cast(avg(steps) as decimal(9, 3)) as steps,
from audience_slots
inner join session_lengths using (session)
group by audience;

create macro square(x) as x * x;
create view visitor_days as
with dates as (
    -- Sunday to Saturday.
    select
        day,
        [0.2, 1.0, 1.2, 1.1, 1.0, 0.8, 0.25][1 + dayofweek(moment(day, 0))] as rhythm,
    from range(getvariable('from_day'), getvariable('to_day')) as days (day)
),
paced as (
    select
        number, language, customer_day, is_seeker, surge, has_second_device, day,
        contact_id is not null and not has_identity as is_known_always,
        -- 1 on the day of the surge, falling to 0 at both ends.
        square(greatest(0, 1 - square((day - surge_day) / surge_width))) as near,
        rhythm * (
            case when day between first_day and last_day then base else 0 end
            + surge * near
        ) as pace,
    from visitors, dates
    where base > 0 or surge > 0
)
select
    *,
    hash(number, day) as day_key,
    case
        when is_seeker and share(day_key, 'seeks') < 0.7 then 'seeker'
        when customer_day < day then 'customer'
        when surge > 0 and near > 0.5 and share(day_key, 'hot') < 0.75 then 'hot'
        when surge > 0 and near > 0.05 or share(day_key, 'warm') < 0.1 then 'warm'
        else 'cold'
    end as audience,
from paced
where pace > 0;

create view session_events as
with sessions as (
    select
        *,
        unnest(range(cast(floor(
            getvariable('scale') * pace + share(day_key, 'visits')
        ) as bigint))) as visit,
        hash(day_key, visit) as key,
    from visitor_days
),
started as (
    select
        number, language, slots, sessions.audience, key,
        draw(key, 'session') % slots as slot,
        share(key, 'start') + share(key, 'start 2') as part_of_day,
        moment(day, 25200 + floor(21600 * part_of_day)) as started_at,
        case
            when is_known_always then 0
            when has_second_device and share(key, 'device') < 0.25 then 2
            else 1
        end as device,
    from sessions
    inner join audiences on audiences.audience = sessions.audience
),
acts as (
    select
        number, language, device, key, step, action,
        hash(key, step) as act_key,
        started_at + to_seconds(step * 45 + draw(act_key, 'pause') % 40) as occurred_at,
    from started
    inner join audience_slots
        on audience_slots.audience = started.audience
        and audience_slots.slot = started.slot
    inner join session_steps on session_steps.session = audience_slots.session
    where share(act_key, 'skipped') >= skipped
)
select
    number, device, occurred_at, key, step, event_type,
    case when language = 'fr' then path_fr else path_en end as path,
    case when step = 0 and channel = 'web' and share(key, 'tagged') < 0.4
        then pick('tags', key, 'tag') end as query,
    asset, cast(null as varchar) as campaign, channel, form,
    case event_type
        when 'page_view' then 3 + floor(240 * share(act_key, 'a') * share(act_key, 'b'))
        when 'webinar_attend' then 2700
    end as duration_seconds,
    case when channel != 'offline'
        then pick('browsers', number * 2 + device, 'browser') end as user_agent,
from acts
inner join actions
    on actions.action = acts.action and variant = draw(act_key, 'variant') % variants;
