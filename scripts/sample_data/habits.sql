-- What is hidden in contacts: how they fit, what interests them, when they leave.

-- base, surge: weight of a visit per day, always and at the height of a surge of
-- interest, which lies at surge_day and reaches surge_width days to both sides.
create table habits as
with drawn as (
    select
        *,
        kind = 'business' and is_customer and share(number, 'old customer') < 0.35
            as is_old_customer,
        kind not in ('ghost', 'staff') and share(number, 'surge') < 0.06 + 0.4 * fit
            as has_surge,
        8 + floor(22 * share(number, 'width')) as surge_width,
        floor(1.03 * getvariable('days') * share(number, 'surge day')) as surge_day,
        share(number, 'created') as age,
        share(number, 'interest') as interest,
        kind != 'ghost' and share(number, 'identity') < 0.72 as has_identity,
    from profiles
),
aged as (
    select
        *,
        case
            when is_old_customer then -380 - floor(300 * age)
            when share(number, 'before') < 0.45 then -1 - floor(700 * age * age)
            else floor(getvariable('days') * age)
        end as drawn_day,
        floor(0.8 * surge_width * share(number, 'lag')) as lag_days,
        case when has_surge then surge_day - lag_days end as latest_day,
        least(drawn_day, latest_day, getvariable('days') - 1) as capped_day,
        cast(capped_day as bigint) as created_day,
        greatest(created_day, 0) as known_day,
    from drawn
)
select
    * exclude (age, drawn_day, lag_days, latest_day, capped_day),
    at_work(created_day, number, 'created') as created_at,
    case
        when kind = 'ghost' or share(number, 'silent') < 0.15 then 0
        else 0.15 + 2.5 * interest * interest
    end as base,
    case when has_surge then 12 + 30 * share(number, 'height') else 0 end as surge,
    created_day - case
        when has_identity
            then cast(floor(25 * interest * share(number, 'before created')) as bigint)
        else 0
    end as first_day,
    case
        when share(number, 'loses interest') < 0.35
            then created_day + 20 + floor(250 * share(number, 'interest ends'))
        else getvariable('days')
    end as last_day,
    kind = 'student' and share(number, 'seeker') < 0.6
        or share(number, 'seeker') < 0.015 as is_seeker,
    email is not null and kind not in ('invalid', 'ghost')
        and share(number, 'mailed') < 0.7 as is_mailed,
    0.04 + 0.6 * interest as opens,
    share(number, 'proxy') < 0.15 as has_privacy_proxy,
    case when share(number, 'quits') < 0.06
        then known_day + 7 + floor(300 * share(number, 'quits day')) end as quits_day,
    case
        when share(number, 'bounces')
            < case when kind = 'disposable' then 0.6 else 0.06 end
            then known_day + 5 + floor(300 * share(number, 'bounces day'))
    end as bounces_day,
    case when share(number, 'spam') < 0.008
        then known_day + 7 + floor(200 * share(number, 'spam day')) end as spam_day,
from aged;
