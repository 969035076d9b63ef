{%- set honeypot_url = variable('machine_honeypot_url') -%}
{%- set honeypot_seconds = variable('machine_honeypot_seconds') -%}
with

email_events as (

    select * from {{ ref('int_email_events') }}

),

burst_windows as (

    select * from {{ ref('int_email_bursts') }}

),

timed_events as (

    select
        *,
        event_type in ('email_sent', 'email_delivered') as is_of_sender,
        max(
            case
                when event_type in ('email_sent', 'email_delivered') then occurred_at
            end
        ) over (
            partition by contact_id, campaign
            order by
                occurred_at asc,
                case
                    when event_type in ('email_sent', 'email_delivered') then 0
                    else 1
                end asc
            rows between unbounded preceding and current row
        ) as last_sent_at,
        {{ time_bucket('occurred_at', variable('machine_burst_seconds')) }}
            as burst_bucket,
        {{ time_bucket('occurred_at', honeypot_seconds) }} as honeypot_bucket

    from email_events

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
        timed_events.event_type in ('email_open', 'email_click')
        and timed_events.occurred_at between
        {{ add_seconds('clicks.occurred_at', -honeypot_seconds) }}
        and {{ add_seconds('clicks.occurred_at', honeypot_seconds) }}

),

{% endif -%}
timed_machines as (

    select
        timed_events.event_id,
        timed_events.contact_id,
        case
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

    left join burst_events
        on timed_events.event_id = burst_events.event_id

    {% if honeypot_url -%}
        left join honeypot_events
            on timed_events.event_id = honeypot_events.event_id

    {% endif -%}
    where not timed_events.is_of_sender

)

select * from timed_machines
where reason is not null
