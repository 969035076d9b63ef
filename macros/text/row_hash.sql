{# A whole number that tells raw rows apart; null cells and their places count. #}
{% macro row_hash(columns) -%}
    {{ return(adapter.dispatch('row_hash', 'lead_scoring')(columns)) }}
{%- endmacro %}

{# Each cell with its length before it: no two rows make the same text. #}
{% macro default__row_hash(columns) -%}
    {%- set cells = [] -%}
    {%- for column in columns -%}
        {%- set cell = 'cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')' -%}
        {%- do cells.append(
            'coalesce(cast(length(' ~ cell ~ ') as ' ~ dbt.type_string() ~ ") || ':' || "
            ~ cell ~ ", '')"
        ) -%}
    {%- endfor -%}
    {{ short_hash(cells | join(" || '|' || ")) }}
{%- endmacro %}

{# DuckDB hashes columns as they are. #}
{% macro duckdb__row_hash(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}
