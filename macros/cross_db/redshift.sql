{#
    What Redshift says otherwise than PostgreSQL, which dbt turns to next. A backslash in
    its quotes escapes: `\\` is one. Patterns are Perl's (p), whose `$` also stands before
    a last line end, and whose `\s` takes a vertical tab.
#}
{% macro redshift__is_full_match(text, pattern) -%}
    (regexp_count({{ text }}, {{ quote(
        '^(?:' ~ pattern | replace('\\s', ' \\t\\n\\f\\r') ~ ')\\z'
    ) }}, 1, 'p') > 0)
{%- endmacro %}

{# A pattern has to be a constant: those that rules have are read, and written out. #}
{% macro redshift__is_regex_found(text, pattern) -%}
    {%- set conditions = left_by_last_run('int_rule_conditions') -%}
    {%- set patterns = run_query(
        'select distinct value from ' ~ conditions ~ " where operator = 'regex'"
    ).columns[0].values() if execute and conditions is not none else [] -%}
    case {{ pattern }}
        {% for constant in patterns -%}
        when {{ quote(constant) }}
            then regexp_count({{ text }}, {{ quote(constant) }}, 1, 'ip') > 0
        {% endfor -%}
        when null then false
    end
{%- endmacro %}

{# All matches go, where others take the first: patterns have but one, at an end. #}
{% macro redshift__regex_replace(text, pattern) -%}
    regexp_replace({{ text }}, {{ quote(
        '(?s)' ~ pattern | replace('$', '\\z')
    ) }}, '', 1, 'p')
{%- endmacro %}

{% macro redshift__quote(value) -%}
    {{ return(lead_scoring.spark__quote(value)) }}
{%- endmacro %}

{% macro redshift__short_hash(md5) -%}
    strtol(left({{ md5 }}, 15), 16)
{%- endmacro %}

{# There is no unnest(): a list is an array of SUPER, which a FROM walks through. #}
{% macro redshift__split_to_rows(relation, keep, list_column, item) -%}
    select
        {% for column in keep -%}
        {{ column }},
        {% endfor -%}
        list_item as {{ item }}

    from (
        select
            {% for column in keep -%}
            listed.{{ column }},
            {% endfor -%}
            {{ seed_cell('cast(items as ' ~ dbt.type_string() ~ ')') }} as list_item

        from (
            select
                {% for column in keep -%}
                {{ column }},
                {% endfor -%}
                split_to_array({{ list_column }}, '|') as list_items
            from {{ relation }}
        ) as listed, listed.list_items as items
    ) as trimmed_items

    where list_item is not null
{%- endmacro %}

{% macro redshift__materialized(once) -%} {{ return('') }} {%- endmacro %}

{# Text is ordered by its bytes there. #}
{% macro redshift__engine_fault() -%} {{ return(none) }} {%- endmacro %}

{# There is no div(), and extract(epoch) is of whole seconds. #}
{% macro redshift__integer_divide(dividend, divisor) -%}
    {{ return(lead_scoring.default__integer_divide(dividend, divisor)) }}
{%- endmacro %}

{% macro redshift__time_bucket(timestamp, microseconds) -%}
    {{ floor_divide(
        "datediff(microsecond, cast('1970-01-01' as timestamp), " ~ timestamp ~ ')',
        microseconds
    ) }}
{%- endmacro %}

{% macro redshift__add_seconds(timestamp, microseconds) -%}
    dateadd(microsecond, {{ microseconds }}, {{ timestamp }})
{%- endmacro %}

{% macro redshift__local_date(timestamp, timezone) -%}
    cast(convert_timezone('UTC', '{{ timezone }}', {{ timestamp }}) as date)
{%- endmacro %}

{# The type of a column cannot be asked for. #}
{% macro redshift__read_number(column) -%}
    {{ return(lead_scoring.default__read_number(column)) }}
{%- endmacro %}

{% macro redshift__timestamp_from_text(text) -%}
    dateadd(
        minute,
        -{{ minutes_of_offset(
            'nullif(regexp_substr(substr(' ~ text ~ ", 12), '[+-][0-9:]+$'), '')"
        ) }},
        cast(trim(
            substr({{ text }}, 1, 10) || ' '
            || regexp_substr(substr({{ text }}, 12), '^[0-9]{2}:[0-9:]+([.][0-9]{1,6})?')
        ) as timestamp)
    )
{%- endmacro %}

{% macro redshift__is_distinct(one, other) -%}
    (coalesce({{ one }} != {{ other }}, true) and coalesce({{ one }}, {{ other }}) is not null)
{%- endmacro %}

{% macro redshift__recursive_columns(columns) -%}
    {{ return('(' ~ columns | join(', ') ~ ')') }}
{%- endmacro %}


{# dbt's own: its text has 256 bytes, and a cast cuts off the rest. #}
{% macro redshift__type_string() -%} varchar(65535) {%- endmacro %}

{# It plans for itself, and knows none of PostgreSQL's settings for it. #}
{% macro redshift__plan_joins() -%}{%- endmacro %}
