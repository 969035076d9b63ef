{# The cells of a raw row as they were read, joined by `|`. #}
{% macro row_text(table) -%}
    {%- set cells = [] -%}
    {%- for column in raw_columns(table) -%}
        {%- do cells.append('cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')') -%}
    {%- endfor -%}
    {{ join_cells(cells) }}
{%- endmacro %}


{# SQL texts joined by `|`, a null as if it were blank. #}
{% macro join_cells(cells) -%}
    {{ return(adapter.dispatch('join_cells', 'lead_scoring')(cells)) }}
{%- endmacro %}

{% macro default__join_cells(cells) -%}
    coalesce({{ cells | join(", '') || '|' || coalesce(") }}, '')
{%- endmacro %}

{# In one go, which DuckDB does twice as fast as one `||` after the other. #}
{% macro duckdb__join_cells(cells) -%}
    concat({{ cells | join(", '|', ") }})
{%- endmacro %}
