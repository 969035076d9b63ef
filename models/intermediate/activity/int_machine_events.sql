{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(),
        partition_by=by_month(),
        pre_hook="{{ delete_kept(
            on=ref('int_changed_contact_days'), by=['contact_id', 'activity_date']
        ) }}",
    )
}}
{%- set burst_seconds = variable('machine_burst_seconds') -%}
{%- set honeypot_url = variable('machine_honeypot_url') -%}
{%- set honeypot_seconds = variable('machine_honeypot_seconds') -%}
with

patterns as (

    select * from {{ ref('stg_rules__machine_user_agents') }}

),

{% if is_incremental() -%}
    changed_days as (

        select * from {{ ref('int_changed_contact_days') }}

    ),

    -- a window that reaches into a changed day may start or end beside it
    days_around as (
        {{ with_days_around('changed_days') }}

    ),

{% endif -%}
email_events as {{ materialized() if is_incremental() }} (

    select
        events.event_id,
        events.contact_id,
        events.event_type,
        coalesce({{ fold_text('events.campaign') }}, '') as campaign,
        case
            when events.event_type = 'email_click'
                then {{ normalise_url('events.page_url') }}
        end as page_url,
        events.user_agent,
        events.activity_date,
        events.occurred_at

    from {{ ref('int_events') }} as events

    {% if is_incremental() -%}
        inner join days_around
            on events.contact_id = days_around.contact_id
            and events.activity_date = days_around.activity_date

    {% endif -%}
    where
        events.contact_id is not null
        and events.event_type in (
            'email_sent', 'email_open', 'email_click', 'email_unsubscribe'
        )

),

-- matched once per user agent, not once per event
user_agents as (

    select
        user_agent,
        {{ fold_text('user_agent') }} as folded_user_agent

    from email_events
    where user_agent is not null
    group by user_agent

),

machine_user_agents as (

    select distinct user_agents.user_agent
    from user_agents

    inner join patterns
        on {{ dbt.position('patterns.pattern', 'user_agents.folded_user_agent') }} > 0

),

timed_events as (

    select
        *,
        max(case when event_type = 'email_sent' then occurred_at end) over (
            partition by contact_id, campaign
            order by
                occurred_at asc,
                case when event_type = 'email_sent' then 0 else 1 end asc
            rows between unbounded preceding and current row
        ) as last_sent_at,
        {{ time_bucket('occurred_at', burst_seconds) }} as burst_bucket,
        {{ time_bucket('occurred_at', honeypot_seconds) }} as honeypot_bucket

    from email_events

),

this_and_next as (

    select 0 as later

    union all

    select 1 as later

),

-- joined by equal buckets of time, this one and the next, never by a range alone
clicked_pages as (

    select distinct
        contact_id,
        campaign,
        page_url,
        burst_bucket,
        occurred_at

    from timed_events
    where event_type = 'email_click'

),

click_windows as (

    select distinct
        clicked_pages.contact_id,
        clicked_pages.campaign,
        clicked_pages.burst_bucket + buckets.later as burst_bucket,
        clicked_pages.occurred_at as starts_at,
        {{ add_seconds('clicked_pages.occurred_at', burst_seconds) }} as ends_at

    from clicked_pages

    cross join this_and_next as buckets

),

bursts as (

    select
        click_windows.contact_id,
        click_windows.campaign,
        click_windows.starts_at

    from click_windows

    inner join clicked_pages
        on click_windows.contact_id = clicked_pages.contact_id
        and click_windows.campaign = clicked_pages.campaign
        and click_windows.burst_bucket = clicked_pages.burst_bucket

    where
        clicked_pages.occurred_at between
        click_windows.starts_at and click_windows.ends_at

    group by
        click_windows.contact_id,
        click_windows.campaign,
        click_windows.starts_at

    having
        count(distinct clicked_pages.page_url)
        >= {{ variable('machine_burst_clicks') }}

),

burst_windows as (

    select click_windows.*
    from click_windows

    inner join bursts
        on click_windows.contact_id = bursts.contact_id
        and click_windows.campaign = bursts.campaign
        and click_windows.starts_at = bursts.starts_at

),

burst_events as (

    select distinct timed_events.event_id
    from timed_events

    inner join burst_windows
        on timed_events.contact_id = burst_windows.contact_id
        and timed_events.campaign = burst_windows.campaign
        and timed_events.burst_bucket = burst_windows.burst_bucket

    where
        timed_events.event_type in ('email_click', 'email_unsubscribe')
        and timed_events.occurred_at between
        burst_windows.starts_at and burst_windows.ends_at

),

{% if honeypot_url -%}
around as (

    select -1 as later

    union all

    select * from this_and_next

),

honeypot_windows as (

    select distinct
        timed_events.contact_id,
        timed_events.honeypot_bucket + buckets.later as honeypot_bucket,
        {{ add_seconds('timed_events.occurred_at', -honeypot_seconds) }} as starts_at,
        {{ add_seconds('timed_events.occurred_at', honeypot_seconds) }} as ends_at

    from timed_events

    cross join around as buckets

    where
        timed_events.event_type = 'email_click'
        and {{ is_like(
            'timed_events.page_url', remove_url_scheme(fold_text(quote(honeypot_url)))
        ) }}

),

honeypot_events as (

    select distinct timed_events.event_id
    from timed_events

    inner join honeypot_windows
        on timed_events.contact_id = honeypot_windows.contact_id
        and timed_events.honeypot_bucket = honeypot_windows.honeypot_bucket

    where
        timed_events.occurred_at between
        honeypot_windows.starts_at and honeypot_windows.ends_at

),

{% endif -%}
judged as (

    select
        timed_events.event_id,
        timed_events.contact_id,
        case
            when timed_events.event_type = 'email_unsubscribe'
                then case when burst_events.event_id is not null then 'burst' end
            when machine_user_agents.user_agent is not null then 'user_agent'
            when
                timed_events.occurred_at < {{ add_seconds(
                    'timed_events.last_sent_at',
                    variable('machine_min_seconds_after_send')
                ) }}
                then 'too_fast'
            when burst_events.event_id is not null then 'burst'
            {{ "when honeypot_events.event_id is not null then 'honeypot'"
                if honeypot_url }}
        end as reason,
        timed_events.activity_date

    from timed_events

    {% if is_incremental() -%}
        inner join changed_days
            on timed_events.contact_id = changed_days.contact_id
            and timed_events.activity_date = changed_days.activity_date

    {% endif -%}

    left join machine_user_agents
        on timed_events.user_agent = machine_user_agents.user_agent

    left join burst_events
        on timed_events.event_id = burst_events.event_id

    {% if honeypot_url -%}
        left join honeypot_events
            on timed_events.event_id = honeypot_events.event_id

    {% endif -%}
    where timed_events.event_type != 'email_sent'

)

select * {{- activity_month() }} from judged
where reason is not null
