{{ config(materialized='view') }}
with

events as (

    select * from {{ ref('stg_raw__events') }}
    where not is_bad_row

),

copies as (

    select
        event_id,
        contact_id as given_contact_id,
        anonymous_id,
        {{ fold_text('event_type') }} as event_type,
        {% for property in property_fields() -%}
            {{ property }},
        {% endfor -%}
        -- what machines are known by; nothing else needs it
        case
            when {{ fold_text('event_type') }} in ('email_open', 'email_click')
                then user_agent
        end as user_agent,
        row_text,
        loaded_at,
        occurred_at

    from events

)

select * from copies
