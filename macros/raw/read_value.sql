{# A raw cell of any type as text, blanks removed at both ends; a blank cell is null. #}
{% macro read_text(column) -%}
    nullif({{ trim_blanks('cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')') }}, '')
{%- endmacro %}


{# A raw cell as a number, decimal(28, 10); null if it is none. #}
{% macro read_number(column) -%}
    {{ return(adapter.dispatch('read_number', 'lead_scoring')(column)) }}
{%- endmacro %}

{% macro default__read_number(column) -%}
    case
        when {{ is_number_text(read_text(column)) }}
            then cast({{ read_text(column) }} as {{ type_decimal(28, 10) }})
        {{ when_grouped_number(column) }}
    end
{%- endmacro %}

{# Digits in groups of three: what stands between them is left out. #}
{% macro when_grouped_number(column) -%}
    {%- set separators = " '\u2019\u00a0\u202f" -%}
        when {{ is_full_match(
            read_text(column),
            "[+-]?[0-9]{1,3}([" ~ separators | replace("'", "''")
            ~ "][0-9]{3}){1,5}([.][0-9]*)?"
        ) }}
            then cast(
                translate({{ read_text(column) }}, {{ quote(separators) }}, '')
                as {{ type_decimal(28, 10) }}
            )
{%- endmacro %}

{# A float of a Parquet file is its shortest text, as in a CSV; a very large or small one
   has an exponent there, and is cast. #}
{% macro duckdb__read_number(column) -%}
    case
        when
            typeof({{ column }}) not in ('DOUBLE', 'FLOAT')
            or {{ is_number_text(read_text(column)) }}
            then {{ lead_scoring.default__read_number(column) }}
        when abs(try_cast({{ column }} as double)) between 1 and 1e18
            then cast(cast({{ column }} as double) as hugeint)
        else try_cast(try_cast({{ column }} as double) as decimal(28, 10))
    end
{%- endmacro %}

{% macro is_number_text(text) -%}
    {{ is_full_match(text, '[+-]?([0-9]{1,18}([.][0-9]*)?|[.][0-9]+)') }}
{%- endmacro %}

{% macro is_date_text(text) -%}
    {{ is_full_match(text, '[0-9]{4}-[0-9]{2}-[0-9]{2}') }}
{%- endmacro %}


{# A cell as a boolean, in words of six languages or digits; null if it is none. Folding
   trims by itself. #}
{% macro read_boolean(column) -%}
    {%- set words = {
        'true': 'true t yes y on 1 1.0 oui vrai ja si sim',
        'false': 'false f no n off 0 0.0 non faux nein nao',
    } -%}
    -- the word is named once: it is long
    case {{ fold_text(
        'cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')', with_ascii=true
    ) }}
        {%- for truth in words -%}
            {%- for word in words[truth].split() %}
        when {{ quote(word) }} then {{ truth }}
            {%- endfor -%}
        {%- endfor %}
    end
{%- endmacro %}


{# Whether a raw cell has no text. #}
{% macro is_blank(column) -%}
    {{ return(adapter.dispatch('is_blank', 'lead_scoring')(column)) }}
{%- endmacro %}

{% macro default__is_blank(column) -%}
    {{ read_text(column) }} is null
{%- endmacro %}

{# A first character that is visible ASCII, as nearly all have, says it at once. #}
{% macro duckdb__is_blank(column) -%}
    case
        when ord(cast({{ column }} as text)) between 33 and 126 then false
        else {{ lead_scoring.default__is_blank(column) }}
    end
{%- endmacro %}


{# A plain ISO date as a date; null if it is none. #}
{% macro read_date(column) -%}
    case
        when {{ is_date_text(read_text(column)) }}
            then {{ date_or_null(read_text(column)) }}
    end
{%- endmacro %}


{# Text in the shape of an ISO date as a date; null if the calendar has no such day. #}
{% macro date_or_null(text) -%}
    {{ return(adapter.dispatch('date_or_null', 'lead_scoring')(text)) }}
{%- endmacro %}

{% macro duckdb__date_or_null(text) -%}
    try_cast({{ text }} as date)
{%- endmacro %}
