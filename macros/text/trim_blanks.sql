{# Text without blanks, tabs, line ends, no-break and zero-width spaces at either end. #}
{% macro trim_blanks(text) -%}
    {{ return(adapter.dispatch('trim_blanks', 'lead_scoring')(text)) }}
{%- endmacro %}

{% macro default__trim_blanks(text) -%}
    {{ return(adapter.dispatch('trim_signs', 'lead_scoring')(text, quote(blanks()))) }}
{%- endmacro %}

{% macro default__trim_signs(text, signs) -%}
    trim(both {{ signs }} from {{ text }})
{%- endmacro %}

{% macro blanks() -%}
    {{ return(" \t\n\x0b\x0c\r\u00a0\u202f\u200b\ufeff\u2060") }}
{%- endmacro %}

{# DuckDB's trim() reads the list of characters again for each row: text that starts and
   ends with a visible ASCII character, which is most of it, goes around it. A slice is
   taken once per distinct text of a Parquet file, left() and a regex once per row. #}
{% macro duckdb__trim_blanks(text) -%}
    case
        when ({{ text }})[1] between '!' and '~' and ({{ text }})[-1] between '!' and '~'
            then {{ text }}
        else {{ lead_scoring.default__trim_blanks(text) }}
    end
{%- endmacro %}
