{# What Trino says otherwise. Java's `$` also stands before a last line end, and its `\s`
   takes a vertical tab. #}
{% macro trino__is_full_match(text, pattern) -%}
    regexp_like({{ text }}, '^(?:{{ pattern | replace('\\s', ' \\t\\n\\f\\r') }})\z')
{%- endmacro %}

{# As on Spark, sign by sign. The dot stops at a line feed only, by itself. #}
{% macro trino__is_regex_found(text, pattern) -%}
    regexp_like({{ text }}, '(?i)' || array_join(transform(
        regexp_extract_all({{ pattern }}, '\\.|\[(?:\\.|[^\]\\])*\]|.'),
        sign -> case
            when sign = '$' then '\z'
            when sign = '\s' then '[ \t\n\f\r]'
            when sign = '\S' then '[^ \t\n\f\r]'
            when substr(sign, 1, 1) = '[' then replace(replace(replace(
                sign, '\\', chr(1)), '\s', ' \t\n\f\r'), chr(1), '\\')
            else sign
        end
    ), ''))
{%- endmacro %}

{# All matches go, where others take the first: patterns have but one, at an end. #}
{% macro trino__regex_replace(text, pattern) -%}
    regexp_replace({{ text }}, '(?s){{ pattern | replace('$', '\\z') }}', '')
{%- endmacro %}

{% macro trino__short_hash(md5) -%}
    from_base(substr({{ md5 }}, 1, 15), 16)
{%- endmacro %}

{% macro trino__split_list(list) -%}
    cross join unnest(split({{ list }}, '|')) as items (list_item)
{%- endmacro %}

{% macro trino__type_double() -%} double {%- endmacro %}

{# A sum of whole numbers is no wider than they are. #}
{% macro trino__exact_sum(numbers) -%}
    {{ return(lead_scoring.spark__exact_sum(numbers)) }}
{%- endmacro %}

{# Whole again, as on PostgreSQL: round() of a double would do, and so does this. #}
{% macro trino__round_factor(factor) -%}
    {{ return(lead_scoring.postgres__round_factor(factor)) }}
{%- endmacro %}

{# Spans of time are of whole milliseconds; a longer one keeps neighbours together. #}
{% macro trino__time_bucket(timestamp, microseconds) -%}
    {{ floor_divide(
        "date_diff('millisecond', timestamp '1970-01-01 00:00:00', " ~ timestamp ~ ')',
        (microseconds / 1000) | round(0, 'ceil') | int
    ) }}
{%- endmacro %}

{% macro trino__add_seconds(timestamp, microseconds) -%}
    date_add('millisecond', {{ (microseconds / 1000) | round | int }}, {{ timestamp }})
{%- endmacro %}

{% macro trino__local_date(timestamp, timezone) -%}
    cast(at_timezone(with_timezone({{ timestamp }}, 'UTC'), '{{ timezone }}') as date)
{%- endmacro %}

{% macro trino__date_or_null(text) -%}
    try_cast({{ text }} as date)
{%- endmacro %}

{# The text of a double always has an exponent. #}
{% macro trino__read_number(column) -%}
    case
        when typeof({{ column }}) in ('double', 'real')
            then try_cast(try_cast({{ column }} as double) as decimal(28, 10))
        else {{ lead_scoring.default__read_number(column) }}
    end
{%- endmacro %}

{# The text of a time with a zone ends with the zone's name. #}
{% macro trino__read_timestamp(column) -%}
    case
        when typeof({{ column }}) like 'timestamp% with time zone'
            then cast(at_timezone(
                try_cast({{ column }} as timestamp(6) with time zone), 'UTC'
            ) as timestamp(6))
        when {{ is_timestamp_text(read_text(column)) }}
            then {{ timestamp_from_text(read_text(column)) }}
    end
{%- endmacro %}

{% macro trino__timestamp_from_text(text) -%}
    date_add(
        'minute',
        -{{ minutes_of_offset(
            'regexp_extract(substr(' ~ text ~ ", 12), '[+-][0-9:]+$')"
        ) }},
        try_cast(trim(
            substr({{ text }}, 1, 10) || ' '
            || coalesce(
                regexp_extract(
                    substr({{ text }}, 12), '^[0-9]{2}:[0-9:]+(?:[.][0-9]{1,6})?'
                ),
                ''
            )
        ) as timestamp(6))
    )
{%- endmacro %}

{% macro trino__milliseconds_after_1970(milliseconds) -%}
    cast(from_unixtime_nanos(1000000 * {{ milliseconds }}) as timestamp(6))
{%- endmacro %}

{% macro trino__recursive_columns(columns) -%}
    {{ return('(' ~ columns | join(', ') ~ ')') }}
{%- endmacro %}


{# dbt's own, where they do not do: a list of nothing is blank there, not null, ... #}
{% macro trino__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    nullif(array_join(array_agg({{ measure }} {{ order_by_clause }}), {{ delimiter_text }}), '')
{%- endmacro %}

{# ... and a timestamp is of milliseconds. #}
{% macro trino__type_timestamp() -%} timestamp(6) {%- endmacro %}
