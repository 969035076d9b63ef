{#
    A raw cell as a timestamp in UTC without zone; null if it is none. ISO 8601: a date
    alone is the first instant of that day in the variable `timezone`, an offset is
    honoured, without one it is UTC.
#}
{% macro read_timestamp(column) -%}
    {{ return(adapter.dispatch('read_timestamp', 'lead_scoring')(column)) }}
{%- endmacro %}

{# typeof() of a column is known when DuckDB plans the query: a typed column of a
   Parquet file costs no detour through text. #}
{% macro duckdb__read_timestamp(column) -%}
    case
        when typeof({{ column }}) = 'TIMESTAMP WITH TIME ZONE'
            then timezone('UTC', cast({{ column }} as timestamptz))
        when typeof({{ column }}) = 'DATE'
            then {{ start_of_day('try_cast(' ~ column ~ ' as date)') }}
        when typeof({{ column }}) like 'TIMESTAMP%'
            then cast({{ column }} as timestamp)
        {{ when_date_alone(column) }}
        when {{ is_timestamp_text(read_text(column)) }}
            then {{ timestamp_from_text(read_text(column)) }}
    end
{%- endmacro %}

{% macro is_timestamp_text(text) -%}
    {%- set time = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?' -%}
    {%- set offset = '([Zz]|[+-]((0[0-9]|1[0-7])(:?[0-5][0-9])?|18(:?00)?))' -%}
    {{ is_full_match(
        text,
        '[0-9]{4}-[0-9]{2}-[0-9]{2}([ Tt]' ~ time ~ '( ?' ~ offset ~ ')?'
        ~ '( UTC|\\[UTC\\])?)?'
    ) }} and {{ text }} not like '0000%'
{%- endmacro %}

{# A date without a time is not in UTC. #}
{% macro when_date_alone(column) -%}
    {%- if variable('timezone') != 'UTC' %}
        when {{ is_date_text(read_text(column)) }}
            then {{ start_of_day(date_or_null(read_text(column))) }}
    {%- endif -%}
{%- endmacro %}

{# The offset is taken off by hand: a cast to timestamp ignores it. #}
{% macro timestamp_from_text(text) -%}
    {{ return(adapter.dispatch('timestamp_from_text', 'lead_scoring')(text)) }}
{%- endmacro %}

{% macro duckdb__timestamp_from_text(text) -%}
    {%- set clock = "regexp_extract(substr(" ~ text ~ ", 12), '^[0-9:]*([.][0-9]{1,6})?')" -%}
    {%- set offset = "regexp_extract(substr(" ~ text ~ ", 12), '[+-][0-9:]+')" -%}
    try_cast(trim(substr({{ text }}, 1, 10) || ' ' || {{ clock }}) as timestamp)
    - case
        when {{ offset }} = '' then interval 0 minutes
        else to_minutes(
            cast(left({{ offset }}, 1) || '1' as integer) * (
                60 * cast(substr({{ offset }}, 2, 2) as integer)
                + coalesce(
                    try_cast(right(substr({{ offset }}, 4), 2) as integer), 0
                )
            )
        )
    end
{%- endmacro %}


{# The minutes of an offset such as `+01:30`, `-0130` or `+01`; 0 for null. #}
{% macro minutes_of_offset(offset) -%}
    coalesce(
        cast(substr({{ offset }}, 1, 1) || '1' as integer) * (
            60 * cast(substr({{ offset }}, 2, 2) as integer)
            + coalesce(
                cast(nullif(replace(substr({{ offset }}, 4), ':', ''), '') as integer), 0
            )
        ),
        0
    )
{%- endmacro %}
