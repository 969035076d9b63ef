{# One row per raw event, see read_raw_table; `only`: a relation of their event_id. #}
{% macro read_raw_events(only=none) -%}
    {%- set is_of_nobody -%}
        ({{ is_blank('contact_id') }} and {{ is_blank('anonymous_id') }})
    {%- endset -%}
    {{ read_raw_table('events', or_bad_if=is_of_nobody, only=only) }}
{%- endmacro %}


{# The copies of events: those rows of raw events that are good. #}
{% macro event_copies(events) -%}
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
        row_hash,
        loaded_at,
        occurred_at

    from {{ events }}
    where not is_bad_row
{%- endmacro %}


{# Which id says whose an event is: that of the contact, if it names one. #}
{% macro id_type_of(events) -%}
    case
        when {{ events }}.given_contact_id is not null then 'contact_id'
        else 'anonymous_id'
    end
{%- endmacro %}


{# The copies in a CTE with `copy_rank`, 1 for the one of its event that counts. #}
{% macro rank_event_copies(copies) -%}
    select
        *,
        row_number() over (
            partition by event_id
            order by loaded_at desc nulls last, occurred_at, {{ dbt.hash('row_text') }}
        ) as copy_rank
    from {{ copies }}
{%- endmacro %}
