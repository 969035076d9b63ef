-- The raw tables but events, with the columns of the contract; rows in a fixed order.

create schema raw;
create macro end_of_period() as moment(getvariable('days'), 0);

create view raw.companies as
select company_id, name, domain, industry, employee_count, annual_revenue,
    place.city, place.country,
from firms
order by company_id;

create view raw.contacts as
with last_stages as (
    select contact_id,
        max_by(stage, {'moment': changed_at, 'stage': stage}) as lifecycle_stage,
    from main.stage_changes
    group by contact_id
),
known_people as (
    select
        *,
        known(job.level, number, 'level', 0.15) as seniority,
        format('{:02d}', cast(draw(person, 'AA') % 100 as bigint)) as two_digits,
        format('{:02d}', cast(draw(person, 'BB') % 100 as bigint)) as two_more,
        known_day + floor((getvariable('days') - known_day) * share(number, 'updated'))
            as updated_day,
    from habits
    left join last_stages using (contact_id)
    where kind != 'ghost'
),
records as (
    select
        contact_id, email,
        known(first_name, number, 'first name known', 0.95) as first_name,
        known(last_name, number, 'last name known', 0.97) as last_name,
        job_title,
        case when kind not in ('student', 'consultant') then seniority end as seniority,
        case when kind not in ('student', 'consultant')
            then known(job.department, number, 'department', 0.88) end as department,
        known(
            replace(replace(place.phone, 'AA', two_digits), 'BB', two_more),
            number, 'phone', 0.45
        ) as phone,
        known(place.city, number, 'city', 0.85) as city,
        known(place.country, number, 'country', 0.93) as country,
        known(place.language, number, 'language', 0.9) as language,
        company_id,
        known(pick('lead_sources', number, 'source'), number, 'source known', 0.93)
            as lead_source,
        lifecycle_stage,
        case
            when quits_day < getvariable('days') then share(number, 'opt-out') < 0.9
            else known(share(number, 'opt-out') < 0.02, number, 'opt-out known', 0.8)
        end as email_opt_out,
        created_at,
        known(greatest(created_at, at_work(updated_day, number, 'updated')), number,
            'updated known', 0.9) as updated_at,
        case when share(number, 'deleted') < 0.006
            then at_work(updated_day, number, 'deleted') end as deleted_at,
        number,
    from known_people
    -- Of some duplicates only the merge is left.
    where not is_copy(number) or number in (11, 12) or share(number, 'gone') < 0.7
    union all by name
    select contact_id, created_at, number from habits where kind = 'ghost'
),
delivered as (
    select * from records
    union all
    -- The same record in an older state.
    select * replace (created_at as updated_at, null as job_title, null as phone)
    from records
    where share(number, 'delivered twice') < 0.0015 or number in (20, 30)
)
select * exclude (number) from delivered order by contact_id, updated_at, job_title;

create view raw.identities as
with sightings as (
    select number, 1 as device, contact_id, identified_at_1 as identified_at
    from visitors where base > 0 or surge > 0
    union all
    select number, 2, contact_id, identified_at_2
    from visitors where has_second_device and (base > 0 or surge > 0)
    union all
    -- A device that a colleague used later.
    select number, 1, format('c{:07d}', number + 2), identified_at_1 + to_days(20)
    from visitors
    where share(number, 'shared device') < 0.005
        and number + 1 < getvariable('contacts')
)
select device_id(number, device) as anonymous_id, contact_id, identified_at,
from sightings
where identified_at < end_of_period()
order by identified_at, anonymous_id, contact_id;

create view raw.contact_merges as
select
    contact_id as merged_contact_id,
    format('c{:07d}', number) as surviving_contact_id,
    at_work(least(known_day + draw(number, 'merged') % 60, getvariable('days') - 1),
        number, 'merged') as merged_at,
from habits
where is_copy(number)
order by merged_contact_id;

create view raw.deals as
select deal_id, contact_id, company_id, stage, amount, created_at, closed_at, is_won,
from main.deals
order by deal_id;

create view raw.stage_changes as
select contact_id, stage, changed_at,
from main.stage_changes
order by changed_at, contact_id, stage;

create view raw.score_adjustments as
select * from main.score_adjustments order by adjustment_id;

-- Events that must be rejected: an unknown contact, nobody at all, no time. And one of
-- a type that the contract does not name, which is allowed.
create table stray_events as
select
    *, hash(event_type, contact_id) as key, 0 as step,
from (values
    ('c9999999', null, 'email_click', moment(3, 40000)),
    ('c9999998', null, 'page_view', moment(9, 36000)),
    (null, null, 'form_submit', moment(11, 50000)),
    ('c0000001', null, 'page_view', null),
    ('c0000002', null, 'podcast_play', moment(15, 61000))
) as strays (contact_id, anonymous_id, event_type, occurred_at);
