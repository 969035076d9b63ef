-- depends_on: {{ ref('seed_check') }}
{% if listed_systems() -%}
    -- another map of event types reads all events again
    select
        '{{ read_version() }}' || {{ dbt.hash(dbt.listagg(
            "event_key || ':' || event_type", "'|'", 'order by event_key'
        )) }} as read_version

    from {{ ref('stg_rules__event_type_map') }}
{%- else -%}
    select '{{ read_version() }}' as read_version
{%- endif %}
