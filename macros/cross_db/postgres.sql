{# What PostgreSQL says otherwise. Its `\s` takes every blank of Unicode: DuckDB's five
   are written out. #}
{% macro postgres__is_full_match(text, pattern) -%}
    ({{ text }} ~ '^(?:{{ pattern | replace('\\s', ' \\t\\n\\f\\r') }})$')
{%- endmacro %}

{# PostgreSQL's dot takes line ends, and its `\d \w \s` all of Unicode: a pattern that has
   one of them is rebuilt character by character. A count may not exceed 255. #}
{% macro postgres__is_regex_found(text, pattern) -%}
    ({{ text }} ~* case
        when {{ pattern }} !~ '[.\\]' then {{ pattern }}
        else (
            select string_agg(
                case
                    when tokens.sign[1] = '.' then '[^\n]'
                    {%- for sign, characters in {
                        'd': '0-9', 'w': '0-9A-Za-z_', 's': ' \\t\\n\\f\\r',
                    }.items() %}
                    when tokens.sign[1] = '\{{ sign }}' then '[{{ characters }}]'
                    when tokens.sign[1] = '\{{ sign | upper }}' then '[^{{ characters }}]'
                    {%- endfor %}
                    when left(tokens.sign[1], 1) = '['
                        then {{ postgres_class('tokens.sign[1]') }}
                    else tokens.sign[1]
                end, '' order by tokens.place
            )
            from regexp_matches(
                {{ pattern }}, '\\.|\[(?:\\.|[^]\\])*\]|.', 'g'
            ) with ordinality as tokens (sign, place)
        )
    end)
{%- endmacro %}

{# A class such as `[^\s,]`; an escaped backslash in it is none of these. #}
{% macro postgres_class(class) -%}
    replace(replace(replace(replace(replace(
        {{ class }}, '\\', chr(1)),
        '\d', '0-9'), '\w', '0-9A-Za-z_'), '\s', ' \t\n\f\r'),
        chr(1), '\\')
{%- endmacro %}

{% macro postgres__time_bucket(timestamp, microseconds) -%}
    cast(floor(
        extract(epoch from {{ timestamp }}) * 1000000 / {{ microseconds }}
    ) as bigint)
{%- endmacro %}

{% macro postgres__add_seconds(timestamp, microseconds) -%}
    {{ timestamp }} + {{ microseconds }} * interval '1 microsecond'
{%- endmacro %}

{% macro postgres__integer_divide(dividend, divisor) -%}
    div(cast({{ dividend }} as numeric), cast({{ divisor }} as numeric))
{%- endmacro %}

{% macro postgres__local_date(timestamp, timezone) -%}
    cast(timezone('{{ timezone }}', timezone('UTC', {{ timestamp }})) as date)
{%- endmacro %}

{% macro postgres__time_in_utc(timestamp, timezone) -%}
    timezone('UTC', timezone('{{ timezone }}', {{ timestamp }}))
{%- endmacro %}

{# PostgreSQL has no cast that gives null: the calendar is asked first. #}
{% macro postgres__date_or_null(text) -%}
    case when {{ is_calendar_date(text) }} then cast({{ text }} as date) end
{%- endmacro %}

{# The text of a whole number in double precision may have an exponent. #}
{% macro postgres__id_text(column) -%}
    {%- set number = 'cast(substring(' ~ read_text(column)
        ~ " from '^-?[0-9.]+e[+][0-9]+$') as numeric)" -%}
    case
        when
            pg_typeof({{ column }}) in ('double precision'::regtype, 'real'::regtype)
            and abs({{ number }}) < 1e18
            and {{ number }} = trunc({{ number }})
            then cast(trim_scale({{ number }}) as text)
        else {{ read_text(column) }}
    end
{%- endmacro %}

{# The text of a number in double precision may have an exponent. What is no such text
   is null before it is cast: PostgreSQL casts what is constant in any branch. #}
{% macro postgres__read_number(column) -%}
    {%- set number = 'cast(substring(' ~ read_text(column)
        ~ " from '^[-+]?[0-9.]+e[-+][0-9]+$') as numeric)" -%}
    case
        when {{ is_number_text(read_text(column)) }}
            then cast({{ read_text(column) }} as decimal(28, 10))
        {{ when_grouped_number(column) }}
        when pg_typeof({{ column }}) in (
            'double precision'::regtype, 'real'::regtype
        )
            then case
                when abs({{ number }}) < 1e18 then cast({{ number }} as decimal(28, 10))
            end
    end
{%- endmacro %}

{% macro postgres__read_timestamp(column) -%}
    case
        {{ when_date_alone(column) }}
        when
            {{ is_timestamp_text(read_text(column)) }}
            and {{ is_calendar_date('substr(' ~ read_text(column) ~ ', 1, 10)') }}
            then {{ timestamp_from_text(read_text(column)) }}
    end
{%- endmacro %}

{% macro postgres__timestamp_from_text(text) -%}
    {%- set clock = "substring(substr(" ~ text
        ~ ", 12) from '^[0-9:]*(?:[.][0-9]{1,6})?')" -%}
    {%- set offset = "substring(substr(" ~ text ~ ", 12) from '[+-][0-9:]+')" -%}
    cast(trim(substr({{ text }}, 1, 10) || ' ' || coalesce({{ clock }}, '')) as timestamp)
    - coalesce(
        cast(left({{ offset }}, 1) || '1' as integer) * (
            60 * cast(substr({{ offset }}, 2, 2) as integer)
            + coalesce(
                cast(nullif(right(substr({{ offset }}, 4), 2), '') as integer), 0
            )
        ),
        0
    ) * interval '1 minute'
{%- endmacro %}

{% macro postgres__short_hash(md5) -%}
    cast(cast('x' || left({{ md5 }}, 15) as bit(60)) as bigint)
{%- endmacro %}

{# PostgreSQL's translate() looks through its list for each letter: plain ASCII, which is
   most text, goes around it. #}
{% macro postgres__fold_text(text, with_ascii) -%}
    case
        when octet_length({{ text }}) = length({{ text }})
            then {{ trim_blanks('lower(' ~ text ~ ')') }}
        else {{ lead_scoring.default__fold_text(text, with_ascii) }}
    end
{%- endmacro %}
