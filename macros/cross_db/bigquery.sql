{# What BigQuery says otherwise. A backslash in its quotes escapes, and no line may end
   there. #}

{# RE2, as DuckDB's. #}
{% macro bigquery__is_full_match(text, pattern) -%}
    regexp_contains({{ text }}, {{ quote('^(?:' ~ pattern ~ ')$') }})
{%- endmacro %}

{% macro bigquery__is_regex_found(text, pattern) -%}
    regexp_contains({{ text }}, '(?i)' || {{ pattern }})
{%- endmacro %}

{# All matches go, where others take the first: patterns have but one, at an end. #}
{% macro bigquery__regex_replace(text, pattern) -%}
    regexp_replace({{ text }}, {{ quote('(?s)' ~ pattern) }}, '')
{%- endmacro %}

{% macro bigquery__quote(value) -%}
    {%- set written = namespace(text=value | string | replace('\\', '\\\\')) -%}
    {%- for sign, escape in {
        "'": "\\'", '\n': '\\n', '\r': '\\r', '\x0b': '\\v', '\x0c': '\\f',
    }.items() -%}
        {%- set written.text = written.text | replace(sign, escape) -%}
    {%- endfor -%}
    '{{ written.text }}'
{%- endmacro %}

{% macro bigquery__compose_letters(text) -%} normalize({{ text }}, nfc) {%- endmacro %}

{# There is no trim(both ... from ...). #}
{% macro bigquery__trim_signs(text, signs) -%}
    trim({{ text }}, {{ signs }})
{%- endmacro %}

{# There is no `escape`: the escape sign is the backslash. #}
{% macro bigquery__is_like(text, pattern) -%}
    {%- set steps = namespace(text=pattern) -%}
    {%- for special in ['\\', '%', '_'] -%}
        {%- set steps.text = 'replace(' ~ steps.text ~ ', ' ~ quote(special) ~ ', '
            ~ quote('\\' ~ special) ~ ')' -%}
    {%- endfor -%}
    {{ text }} like replace({{ steps.text }}, '*', '%')
{%- endmacro %}

{% macro bigquery__short_hash(md5) -%}
    cast('0x' || left({{ md5 }}, 15) as int64)
{%- endmacro %}

{# An item alone would be no column of `items`. #}
{% macro bigquery__split_list(list) -%}
    cross join unnest(array(
        select as struct list_item
        from unnest(split({{ list }}, '|')) as list_item
    )) as items
{%- endmacro %}

{% macro bigquery__type_double() -%} float64 {%- endmacro %}

{# Its decimals have 29 digits before the point and 9 after it. #}
{% macro bigquery__type_decimal(precision, scale) -%}
    {{ 'bignumeric' if scale > 9 or precision - scale > 29 else 'numeric' -}}
    ({{ precision }}, {{ scale }})
{%- endmacro %}

{% macro bigquery__integer_divide(dividend, divisor) -%}
    div(cast({{ dividend }} as bignumeric), cast({{ divisor }} as bignumeric))
{%- endmacro %}

{% macro bigquery__floor_divide(dividend, divisor) -%}
    div(
        {{ dividend }} - mod(mod({{ dividend }}, {{ divisor }}) + {{ divisor }}, {{ divisor }}),
        {{ divisor }}
    )
{%- endmacro %}

{% macro bigquery__time_bucket(timestamp, microseconds) -%}
    {{ floor_divide('unix_micros(' ~ timestamp ~ ')', microseconds) }}
{%- endmacro %}

{% macro bigquery__add_seconds(timestamp, microseconds) -%}
    timestamp_add({{ timestamp }}, interval {{ microseconds }} microsecond)
{%- endmacro %}

{% macro bigquery__local_date(timestamp, timezone) -%}
    date({{ timestamp }}, '{{ timezone }}')
{%- endmacro %}

{% macro bigquery__time_in_utc(timestamp, timezone) -%}
    timestamp(datetime({{ timestamp }}), '{{ timezone }}')
{%- endmacro %}

{% macro bigquery__date_or_null(text) -%}
    safe_cast({{ text }} as date)
{%- endmacro %}

{# A typed cell has its time in UTC, and its offset, in its text. #}
{% macro bigquery__read_timestamp(column) -%}
    case
        {{ when_date_alone(column) }}
        when {{ is_timestamp_text(read_text(column)) }}
            then {{ timestamp_from_text(read_text(column)) }}
    end
{%- endmacro %}

{# A cast wants the seconds, too. #}
{% macro bigquery__timestamp_from_text(text) -%}
    {%- set clock = 'coalesce(regexp_extract(substr(' ~ text
        ~ ", 12), '^[0-9]{2}:[0-9:]+(?:[.][0-9]{1,6})?'), '')" -%}
    timestamp_sub(
        safe_cast(
            substr({{ text }}, 1, 10) || ' ' || {{ clock }}
            || substr('00:00:00', length({{ clock }}) + 1)
            as timestamp
        ),
        interval {{ minutes_of_offset(
            'regexp_extract(substr(' ~ text ~ ", 12), '[+-][0-9:]+')"
        ) }} minute
    )
{%- endmacro %}

{% macro bigquery__milliseconds_after_1970(milliseconds) -%}
    timestamp_millis({{ milliseconds }})
{%- endmacro %}

{% macro bigquery__union_distinct() -%} union distinct {%- endmacro %}

{# A column is named by an alias of its table, not by the table's whole name. #}
{% macro bigquery__delete_rows(relation, condition) -%}
    delete from {{ relation }} as kept_rows
    where {{ condition | replace(relation ~ '.', 'kept_rows.') }}
{%- endmacro %}

{# Rows are added by a merge: without a key nothing matches, and all are inserted. #}
{% macro bigquery__adding_strategy(by_key) -%} {{ return('merge') }} {%- endmacro %}


{# dbt's own, where they do not do: its dates become times, its weeks start on Sunday. #}
{% macro bigquery__date_trunc(datepart, date) -%}
    date_trunc(cast({{ date }} as date), {{ 'isoweek' if datepart == 'week' else datepart }})
{%- endmacro %}

{% macro bigquery__dateadd(datepart, interval, from_date_or_timestamp) -%}
    {%- if datepart != 'day' -%}
        {{ exceptions.raise_compiler_error('dateadd adds days here, not ' ~ datepart) }}
    {%- endif -%}
    date_add(cast({{ from_date_or_timestamp }} as date), interval {{ interval }} day)
{%- endmacro %}

{% macro bigquery__datediff(first_date, second_date, datepart) -%}
    {%- if datepart != 'day' -%}
        {{ exceptions.raise_compiler_error('datediff is in days here, not ' ~ datepart) }}
    {%- endif -%}
    date_diff({{ second_date }}, {{ first_date }}, day)
{%- endmacro %}
