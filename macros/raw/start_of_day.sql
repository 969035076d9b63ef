{# The first instant of a date in the time zone of the variable `timezone`, a UTC timestamp.
   Where clocks went back over midnight, of the two midnights the first. #}
{% macro start_of_day(date) -%}
    {%- set midnight = 'cast(' ~ date ~ ' as ' ~ dbt.type_timestamp() ~ ')' -%}
    {%- if variable('timezone') == 'UTC' -%} {{ return(midnight) }} {%- endif -%}
    {%- set instant = adapter.dispatch('time_in_utc', 'lead_scoring')(
        midnight, variable('timezone')
    ) -%}
    {%- set hour_before = add_seconds(instant, -3600) -%}
    case
        when {{ local_date(hour_before) }} = {{ date }} then {{ hour_before }}
        else {{ instant }}
    end
{%- endmacro %}

{% macro duckdb__time_in_utc(timestamp, timezone) -%}
    timezone('UTC', timezone('{{ timezone }}', {{ timestamp }}))
{%- endmacro %}


{# Whether a UTC timestamp is more than a date: not midnight, in UTC or in `timezone`. #}
{% macro has_time_of_day(timestamp) -%}
    {{ timestamp }} != cast(cast({{ timestamp }} as date) as {{ dbt.type_timestamp() }})
    {%- if variable('timezone') != 'UTC' %}
    and {{ timestamp }} != {{ start_of_day(local_date(timestamp)) }}
    {%- endif -%}
{%- endmacro %}
