{# Between `as` and the bracket of a CTE that is read many times: computed once. Spark
   has no word for it. #}
{% macro materialized() -%}
    {{ return(adapter.dispatch('materialized', 'lead_scoring')()) }}
{%- endmacro %}

{% macro default__materialized() -%} {{ return('') }} {%- endmacro %}

{# DuckDB computes it once anyway, after it has spent seconds on weighing that. #}
{% macro duckdb__materialized() -%} {{ return('materialized') }} {%- endmacro %}

{% macro postgres__materialized() -%} {{ return('materialized') }} {%- endmacro %}
