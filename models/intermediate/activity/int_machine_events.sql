{%- set honeypot_url = variable('machine_honeypot_url') -%}
{%- set honeypot_seconds = variable('machine_honeypot_seconds') -%}
with

patterns as (

    select * from {{ ref('stg_rules__machine_user_agents') }}

),

burst_windows as (

    select * from {{ ref('int_email_bursts') }}

),

-- matched once per user agent, not once per event
user_agents as (

    select
        user_agent,
        {{ fold_text('user_agent') }} as folded_user_agent

    from {{ ref('int_email_events') }}
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
        {{ time_bucket('occurred_at', variable('machine_burst_seconds')) }}
            as burst_bucket,
        {{ time_bucket('occurred_at', honeypot_seconds) }} as honeypot_bucket

    from {{ ref('int_email_events') }}

),

burst_events as (

    select distinct timed_events.event_id
    from timed_events

    inner join burst_windows
        on timed_events.contact_id = burst_windows.contact_id
        and timed_events.campaign = burst_windows.campaign
        and timed_events.burst_bucket = burst_windows.time_bucket

    where
        timed_events.event_type in ('email_click', 'email_unsubscribe')
        and timed_events.occurred_at between
        burst_windows.starts_at and burst_windows.ends_at

),

{% if honeypot_url -%}
honeypot_clicks as (

    select *
    from timed_events
    where
        event_type = 'email_click'
        and {{ is_like(
            'page_url', remove_url_scheme(fold_text(quote(honeypot_url)))
        ) }}

),

-- within buckets of time that touch, never by a range alone
honeypot_events as (

    select distinct timed_events.event_id
    from timed_events

    inner join (
        {% for later in [-1, 0, 1] -%}
            select
                contact_id,
                honeypot_bucket + {{ later }} as honeypot_bucket,
                occurred_at
            from honeypot_clicks
            {{ 'union all' if not loop.last }}
        {% endfor %}
    ) as clicks
        on timed_events.contact_id = clicks.contact_id
        and timed_events.honeypot_bucket = clicks.honeypot_bucket

    where
        timed_events.occurred_at between
        {{ add_seconds('clicks.occurred_at', -honeypot_seconds) }}
        and {{ add_seconds('clicks.occurred_at', honeypot_seconds) }}

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
        end as reason

    from timed_events

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

select * from judged
where reason is not null
