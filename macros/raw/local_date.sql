{# Date of a UTC timestamp in the time zone of the variable `timezone`. #}
{% macro local_date(timestamp) -%}
    {%- if variable('timezone') == 'UTC' -%}
        cast({{ timestamp }} as date)
    {%- else -%}
        {{ adapter.dispatch('local_date', 'lead_scoring')(
            timestamp, variable('timezone')
        ) }}
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__local_date(timestamp, timezone) -%}
    cast(timezone('{{ timezone }}', timezone('UTC', {{ timestamp }})) as date)
{%- endmacro %}
