{# The good copies of the events named in a CTE, `copy_rank` 1 for the one that counts. #}
{% macro rank_event_copies(among) -%}
    select
        events.*,
        row_number() over (
            partition by events.event_id
            order by
                events.loaded_at desc nulls last,
                events.occurred_at,
                {{ dbt.hash('events.row_text') }}
        ) as copy_rank
    from {{ ref('stg_raw__events') }} as events
    inner join {{ among }}
        on events.event_id = {{ among }}.event_id
    where not events.is_bad_row
{%- endmacro %}


{# The columns of an event that go on from here: not its version, nor its text. #}
{% macro event_columns(events) -%}
    {%- for column in [
        'event_id', 'contact_id', 'anonymous_id', 'event_type', 'user_agent',
        'occurred_at',
    ] + property_fields() | list %}
        {{ events }}.{{ column }} {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
