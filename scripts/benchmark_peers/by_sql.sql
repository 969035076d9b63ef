-- The lead scores of `rules/` by hand: what an analyst would write who knows these rules
-- and no others. Copies of an event are removed, visitors and merged contacts resolved,
-- hits capped per day, and points halved with age.
create table merges as
select merged_contact_id, surviving_contact_id
from read_parquet('{raw}/contact_merges.parquet')
where merged_contact_id is not null and surviving_contact_id is not null
    and merged_at is not null
qualify row_number() over (
    partition by merged_contact_id order by merged_at desc, surviving_contact_id desc
) = 1;

create table survivors as
with recursive followed as (
    select merged_contact_id, surviving_contact_id, 1 as links from merges
    union all
    select followed.merged_contact_id, merges.surviving_contact_id, links + 1
    from followed
    join merges on followed.surviving_contact_id = merges.merged_contact_id
    where links < 10
)
select merged_contact_id, surviving_contact_id
from followed
where surviving_contact_id not in (select merged_contact_id from merges);

create table contacts as
select contact_id, company_id, lead_source, email_opt_out, country, department
from (
    from read_parquet('{raw}/contacts.parquet')
    where contact_id is not null and created_at is not null
    qualify row_number() over (
        partition by contact_id order by updated_at desc nulls last
    ) = 1
)
where deleted_at is null
    and cast(created_at as date) <= date '{as_of_date}'
    and contact_id not in (select merged_contact_id from survivors);

create table visitors as
select anonymous_id, arg_max(contact_id, (identified_at, contact_id)) as contact_id
from read_parquet('{raw}/identities.parquet')
where anonymous_id is not null and contact_id is not null and identified_at is not null
group by anonymous_id;

create table events as
select
    coalesce(survivors.surviving_contact_id, latest.contact_id, visitors.contact_id)
        as contact_id,
    event_type,
    lower(page_url) as page_url,
    cast(occurred_at as date) as activity_date
from (
    select event_id, contact_id, anonymous_id, event_type, occurred_at, page_url
    from read_parquet('{raw}/events.parquet')
    where event_id is not null and event_type is not null and occurred_at is not null
    qualify row_number() over (
        partition by event_id order by loaded_at desc nulls last, occurred_at
    ) = 1
) as latest
left join visitors
    on latest.contact_id is null and latest.anonymous_id = visitors.anonymous_id
left join survivors
    on coalesce(latest.contact_id, visitors.contact_id) = survivors.merged_contact_id;

-- rules: event type, part of the page, points, days to half, most hits a day, most points
create table rules (
    rule_id text, event_type text, page text, points decimal(18, 4), half_life integer,
    counts text, max_points decimal(18, 4)
);
insert into rules values
    ('site_visit', 'page_view', '', 2, 14, 'day', null),
    ('pricing_visit', 'page_view', '/pricing', 6, 30, 'day', null),
    ('email_open', 'email_open', '', 1, 14, 'day', null),
    ('email_click', 'email_click', '', 4, 30, 'event', 40),
    ('download', 'asset_download', '', 8, 60, 'day', null),
    ('webinar', 'webinar_attend', '', 15, 60, 'day', null),
    ('demo', 'demo_request', '', 30, 60, 'day', 60),
    ('trial', 'trial_start', '', 25, 60, 'day', null),
    ('trial', 'quote_request', '', 25, 60, 'day', null),
    ('unsubscribe', 'email_unsubscribe', '', -20, null, 'ever', null),
    ('bounce', 'email_bounce', '', -10, 60, 'day', null);

create table event_points as
with hits as (
    select
        contact_id, rule_id, activity_date, points, half_life, counts, max_points,
        count(*) as hits
    from events
    join rules
        on events.event_type = rules.event_type
        and (rules.page = '' or contains(events.page_url, rules.page))
    where activity_date <= date '{as_of_date}'
    group by all
),
counted as (
    select
        *, case when counts = 'event' then hits else 1 end as counted_hits,
        counts = 'ever' and row_number() over (
            partition by contact_id, rule_id order by activity_date desc
        ) > 1 as is_over
    from hits
),
sums as (
    select
        contact_id, rule_id, points > 0 as is_positive, max_points,
        sum(points * counted_hits * cast(
            round(
                pow(0.5, (date '{as_of_date}' - activity_date) / coalesce(half_life, 1e9)),
                12
            ) as decimal(18, 12)
        )) as points
    from counted
    where not is_over
    group by all
)
select
    contact_id, is_positive,
    sum(round(least(points, coalesce(max_points, points)), 4)) as points
from sums
group by all;

create table lead_scores as
with acts as (
    select distinct contact_id
    from events
    where event_type not in ('email_sent', 'email_delivered', 'email_bounce')
        and activity_date <= date '{as_of_date}'
    union
    select contact_id
    from read_parquet('{raw}/deals.parquet')
    where cast(created_at as date) <= date '{as_of_date}'
),
points as (
    select
        contacts.contact_id,
        coalesce(
            department, country, cast(employee_count as text), lead_source,
            cast(email_opt_out as text), acts.contact_id
        ) is not null as is_known,
        if(lower(department) in ('marketing', 'sales'), 8, 0)
        + if(lower(country) in ('fr', 'us'), 5, 0)
        + if(employee_count >= 50, 10, 0)
        + if(lower(lead_source) = 'organic_search', 3, 0) as demographic_score,
        coalesce(engaged.points, 0) as behavioural_score,
        if(email_opt_out, -10, 0) + coalesce(lost.points, 0) as negative_score
    from contacts
    left join acts on contacts.contact_id = acts.contact_id
    left join (
        select company_id, any_value(employee_count) as employee_count
        from read_parquet('{raw}/companies.parquet')
        group by company_id
    ) as companies on contacts.company_id = companies.company_id
    left join event_points as engaged
        on contacts.contact_id = engaged.contact_id and engaged.is_positive
    left join event_points as lost
        on contacts.contact_id = lost.contact_id and not lost.is_positive
),
scores as (
    select
        *,
        if(is_known, cast(round(least(greatest(
            demographic_score + behavioural_score + negative_score, 0
        ), 100)) as integer), null) as lead_score
    from points
)
select
    *,
    case
        when lead_score >= 50 then 'hot'
        when lead_score >= 25 then 'warm'
        when lead_score is not null then 'cold'
    end as temperature
from scores;
