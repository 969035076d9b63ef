{# What stands between two SELECTs whose rows are to come once. #}
{% macro union_distinct() -%}
    {{ return(adapter.dispatch('union_distinct', 'lead_scoring')()) }}
{%- endmacro %}

{% macro default__union_distinct() -%} union {%- endmacro %}


{# After the name of a CTE that reads itself: its columns, where they have to stand. #}
{% macro recursive_columns(columns) -%}
    {{ return(adapter.dispatch('recursive_columns', 'lead_scoring')(columns)) }}
{%- endmacro %}

{% macro default__recursive_columns(columns) -%} {{ return('') }} {%- endmacro %}
