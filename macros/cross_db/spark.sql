{# What Spark says otherwise. A backslash in its quotes escapes: `\\` is one. #}

{# Java's `$` also stands before a last line end, and its `\s` takes a vertical tab. #}
{% macro spark__is_full_match(text, pattern) -%}
    ({{ text }} rlike '^(?:{{
        pattern | replace('\\', '\\\\')
        | replace('\\\\s', ' \\\\t\\\\n\\\\f\\\\r')
    }})\\z')
{%- endmacro %}

{% macro spark__regex_replace(text, pattern) -%}
    regexp_replace(
        {{ text }}, '(?s)\\A(.*?)(?:{{ pattern | replace('$', '\\\\z') }})', '$1'
    )
{%- endmacro %}

{# A rule's pattern is rebuilt character by character, where it has one of these. The
   dot stops at a line feed only (d), and letters are alike whatever their case (iu). #}
{% macro spark__is_regex_found(text, pattern) -%}
    ({{ text }} rlike concat('(?diu)', array_join(transform(
        regexp_extract_all(
            {{ pattern }}, '\\\\.|\\[(?:\\\\.|[^\\]\\\\])*\\]|.', 0
        ),
        sign -> case
            when sign = '$' then '\\z'
            when sign = '\\s' then '[ \\t\\n\\f\\r]'
            when sign = '\\S' then '[^ \\t\\n\\f\\r]'
            when left(sign, 1) = '[' then replace(replace(replace(
                sign, '\\\\', chr(1)), '\\s', ' \\t\\n\\f\\r'), chr(1), '\\\\')
            else sign
        end
    ), '')))
{%- endmacro %}

{% macro spark__quote(value) -%}
    '{{ value | string | replace('\\', '\\\\') | replace("'", "''") }}'
{%- endmacro %}

{# Spark lowers a Greek sigma by its place in the word. #}
{% macro spark__fold_text(text, with_ascii) -%}
    case
        when octet_length({{ text }}) = length({{ text }})
            then {{ trim_blanks('lower(' ~ text ~ ')') }}
        else {{ trim_blanks(
            "lower(replace(" ~ remove_accents(text, with_ascii) ~ ", 'Σ', 'σ'))"
        ) }}
    end
{%- endmacro %}

{% macro spark__short_hash(md5) -%}
    cast(conv(left({{ md5 }}, 15), 16, 10) as bigint)
{%- endmacro %}

{# `div` would give a bigint, and go round where the result is none. #}
{% macro spark__integer_divide(dividend, divisor) -%}
    {%- set dividend = 'cast(' ~ dividend ~ ' as decimal(38, 0))' -%}
    {%- set divisor = 'cast(' ~ divisor ~ ' as decimal(38, 0))' -%}
    cast(
        ({{ dividend }} - {{ dividend }} % {{ divisor }}) / {{ divisor }}
    as decimal(38, 0))
{%- endmacro %}

{# As a whole number of 13 digits, as on PostgreSQL: rounded to places, a double is
   rounded by its shortest text. #}
{% macro spark__round_factor(factor) -%}
    {{ return(lead_scoring.postgres__round_factor(factor)) }}
{%- endmacro %}

{% macro spark__time_bucket(timestamp, microseconds) -%}
    unix_micros({{ timestamp }}) div {{ microseconds }}
{%- endmacro %}

{% macro spark__add_seconds(timestamp, microseconds) -%}
    {{ timestamp }}
    + make_dt_interval(0, 0, 0, {{ '%.6f' | format(microseconds / 1000000) }})
{%- endmacro %}

{# dbt's own macros for Spark, where they do not do: its dates may not be null, ... #}
{% macro spark__dateadd(datepart, interval, from_date_or_timestamp) -%}
    {%- if datepart != 'day' -%}
        {{ exceptions.raise_compiler_error('dateadd adds days here, not ' ~ datepart) }}
    {%- endif -%}
    date_add({{ from_date_or_timestamp }}, {{ interval }})
{%- endmacro %}

{% macro spark__datediff(first_date, second_date, datepart) -%}
    {%- if datepart != 'day' -%}
        {{ exceptions.raise_compiler_error('datediff is in days here, not ' ~ datepart) }}
    {%- endif -%}
    datediff({{ second_date }}, {{ first_date }})
{%- endmacro %}

{# ... its lists are in no order, ... #}
{% macro spark__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    listagg({{ measure }}, {{ delimiter_text }}) within group ({{ order_by_clause }})
{%- endmacro %}

{# ... its parts are null where there are too few, ... #}
{% macro spark__split_part(string_text, delimiter_text, part_number) -%}
    split_part({{ string_text }}, {{ delimiter_text }}, {{ part_number }})
{%- endmacro %}

{# ... and its seeds know no type text, have the word None in blank cells, and no quotes in
   any. #}
{% macro spark__create_csv_table(model, agate_table) -%}
    {%- set columns = [] -%}
    {%- for column in agate_table.column_names -%}
        {%- do columns.append(adapter.quote(column) ~ ' ' ~ dbt.type_string()) -%}
    {%- endfor -%}
    {%- set statement = 'create table ' ~ this ~ ' (' ~ columns | join(', ') ~ ')' -%}
    {%- do run_query(statement) -%}
    {{ return(statement) }}
{%- endmacro %}

{% macro spark__load_csv_rows(model, agate_table) -%}
    {%- set statements = [] -%}
    {%- for chunk in agate_table.rows | batch(1000) -%}
        {%- set statement -%}
            insert into {{ this.render() }} values
            {% for row in chunk -%}
                (
                {%- for cell in row -%}
                    {{ 'null' if cell is none else lead_scoring.spark__quote(cell) }}
                    {{- ', ' if not loop.last -}}
                {%- endfor -%}
                ){{ ', ' if not loop.last }}
            {% endfor -%}
        {%- endset -%}
        {%- do adapter.add_query(statement, abridge_sql_log=True) -%}
        {%- do statements.append(statement) -%}
    {%- endfor -%}
    {{ return(statements[0]) }}
{%- endmacro %}
