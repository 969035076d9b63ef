{# How Spark reads cells of raw tables and seeds. #}

{% macro spark__local_date(timestamp, timezone) -%}
    cast(from_utc_timestamp({{ timestamp }}, '{{ timezone }}') as date)
{%- endmacro %}

{% macro spark__time_in_utc(timestamp, timezone) -%}
    to_utc_timestamp({{ timestamp }}, '{{ timezone }}')
{%- endmacro %}

{% macro spark__date_or_null(text) -%}
    try_cast({{ text }} as date)
{%- endmacro %}

{% macro spark__id_text(column) -%}
    {%- set number = 'try_cast(' ~ column ~ ' as double)' -%}
    case
        when
            typeof({{ column }}) in ('double', 'float')
            and {{ number }} = rint({{ number }})
            and abs({{ number }}) < 1e18
            then cast(try_cast({{ number }} as bigint) as string)
        else {{ read_text(column) }}
    end
{%- endmacro %}

{% macro spark__read_number(column) -%}
    case
        when typeof({{ column }}) in ('double', 'float')
            then try_cast(try_cast({{ column }} as double) as decimal(28, 10))
        else {{ lead_scoring.default__read_number(column) }}
    end
{%- endmacro %}

{# Spark writes 0 as `0E-10`, and what is under a millionth with an exponent, too. #}
{% macro spark__number_text(number) -%}
    case
        when abs({{ number }}) < 0.000001
            then
                case when {{ number }} < 0 then '-' else '' end || '0.'
                || lpad(
                    cast(cast(abs({{ number }}) * 10000000000 as bigint) as string), 10, '0'
                )
        else cast({{ number }} as string)
    end
{%- endmacro %}

{% macro spark__read_timestamp(column) -%}
    case
        when typeof({{ column }}) = 'date'
            then {{ start_of_day('try_cast(cast(' ~ column ~ ' as string) as date)') }}
        when typeof({{ column }}) in ('timestamp', 'timestamp_ntz')
            then try_cast({{ column }} as timestamp)
        {{ when_date_alone(column) }}
        when {{ is_timestamp_text(read_text(column)) }}
            then {{ timestamp_from_text(read_text(column)) }}
    end
{%- endmacro %}

{% macro spark__timestamp_from_text(text) -%}
    {%- set clock = "regexp_extract(substr(" ~ text
        ~ ", 12), '^[0-9:]*(?:[.][0-9]{1,6})?', 0)" -%}
    {%- set offset = "regexp_extract(substr(" ~ text ~ ", 12), '[+-][0-9:]+', 0)" -%}
    try_cast(trim(substr({{ text }}, 1, 10) || ' ' || {{ clock }}) as timestamp)
    - case
        when {{ offset }} = '' then make_dt_interval(0)
        else make_dt_interval(
            0,
            0,
            cast(left({{ offset }}, 1) || '1' as integer) * (
                60 * cast(substr({{ offset }}, 2, 2) as integer)
                + coalesce(try_cast(right(substr({{ offset }}, 4), 2) as integer), 0)
            )
        )
    end
{%- endmacro %}
