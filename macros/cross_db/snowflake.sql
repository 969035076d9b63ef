{# What Snowflake says otherwise. A backslash in its quotes escapes: `\\` is one. #}

{# A pattern is compared with the whole text; `(?:` is an error. #}
{% macro snowflake__is_full_match(text, pattern) -%}
    regexp_like({{ text }}, {{ quote(pattern) }})
{%- endmacro %}

{# A pattern of rules may be found anywhere; regexp_like() would want it to be all. A
   group that is not to be captured is one that is. #}
{% macro snowflake__is_regex_found(text, pattern) -%}
    (regexp_instr({{ text }}, replace(replace(replace(
        {{ pattern }}, '\\(', chr(1)), '(?:', '('), chr(1), '\\('
    ), 1, 1, 0, 'i') > 0)
{%- endmacro %}

{# The first match only (1, 1); the dot takes line ends (s). #}
{% macro snowflake__regex_replace(text, pattern) -%}
    regexp_replace({{ text }}, {{ quote(pattern) }}, '', 1, 1, 's')
{%- endmacro %}

{% macro snowflake__quote(value) -%}
    {{ return(lead_scoring.spark__quote(value)) }}
{%- endmacro %}

{# There is no trim(both ... from ...). #}
{% macro snowflake__trim_signs(text, signs) -%}
    trim({{ text }}, {{ signs }})
{%- endmacro %}

{% macro snowflake__short_hash(md5) -%}
    cast(to_number(left({{ md5 }}, 15), '{{ 'X' * 15 }}') as bigint)
{%- endmacro %}

{% macro snowflake__split_list(list) -%}
    cross join lateral split_to_table({{ list }}, '|') as items (seq, index, list_item)
{%- endmacro %}

{% macro snowflake__time_bucket(timestamp, microseconds) -%}
    {{ floor_divide(
        'date_part(epoch_microsecond, ' ~ timestamp ~ ')', microseconds
    ) }}
{%- endmacro %}

{% macro snowflake__add_seconds(timestamp, microseconds) -%}
    dateadd(microsecond, {{ microseconds }}, {{ timestamp }})
{%- endmacro %}

{% macro snowflake__local_date(timestamp, timezone) -%}
    cast(convert_timezone('UTC', '{{ timezone }}', {{ timestamp }}) as date)
{%- endmacro %}

{% macro snowflake__time_in_utc(timestamp, timezone) -%}
    convert_timezone('{{ timezone }}', 'UTC', {{ timestamp }})
{%- endmacro %}

{# With its form: by itself it takes a number of seconds for a date, too. #}
{% macro snowflake__date_or_null(text) -%}
    try_to_date({{ text }}, 'YYYY-MM-DD')
{%- endmacro %}

{# The text of a typed cell is as the session formats it, to the millisecond: as a
   variant it is asked for its type. An account may mean times with a zone when it says
   `timestamp`. #}
{% macro snowflake__read_timestamp(column) -%}
    {%- set cell = 'to_variant(' ~ column ~ ')' -%}
    coalesce(
        as_timestamp_ntz({{ cell }}),
        cast(convert_timezone('UTC', as_timestamp_tz({{ cell }})) as timestamp_ntz),
        cast(convert_timezone('UTC', as_timestamp_ltz({{ cell }})) as timestamp_ntz),
        {{ start_of_day('as_date(' ~ cell ~ ')') }},
        case
            {{ when_date_alone(column) }}
            when {{ is_timestamp_text(read_text(column)) }}
                then {{ timestamp_from_text(read_text(column)) }}
        end
    )
{%- endmacro %}

{% macro snowflake__timestamp_from_text(text) -%}
    dateadd(
        minute,
        -{{ minutes_of_offset(
            'regexp_substr(substr(' ~ text ~ ", 12), '[+-][0-9:]+')"
        ) }},
        try_to_timestamp_ntz(trim(
            substr({{ text }}, 1, 10) || ' '
            || coalesce(
                regexp_substr(
                    substr({{ text }}, 12), '^[0-9]{2}:[0-9:]+([.][0-9]{1,6})?'
                ),
                ''
            )
        ))
    )
{%- endmacro %}

{# dbt's own, where they do not do: a list of nothing is blank there, not null, ... #}
{% macro snowflake__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    nullif(
        listagg({{ measure }}, {{ delimiter_text }}) within group ({{ order_by_clause }}), ''
    )
{%- endmacro %}

{# ... and `timestamp` may mean one with a zone. #}
{% macro snowflake__type_timestamp() -%} timestamp_ntz {%- endmacro %}
