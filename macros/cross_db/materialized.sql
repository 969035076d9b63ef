{# Between `as` and the bracket of a CTE that is read many times: whether it is computed
   once and kept, or again for each reader, which takes longer and no memory. Spark has no
   word for it. #}
{% macro materialized(once=true) -%}
    {{ return(adapter.dispatch('materialized', 'lead_scoring')(once)) }}
{%- endmacro %}

{% macro default__materialized(once) -%} {{ return('') }} {%- endmacro %}

{# DuckDB chooses by itself, after it has spent seconds on weighing that. #}
{% macro duckdb__materialized(once) -%}
    {{ return('materialized' if once else 'not materialized') }}
{%- endmacro %}

{% macro postgres__materialized(once) -%}
    {{ return('materialized' if once else 'not materialized') }}
{%- endmacro %}
