{# Whether two values differ; a null is like another one, and unlike all else. #}
{% macro is_distinct(one, other) -%}
    {{ return(adapter.dispatch('is_distinct', 'lead_scoring')(one, other)) }}
{%- endmacro %}

{% macro default__is_distinct(one, other) -%}
    ({{ one }} is distinct from {{ other }})
{%- endmacro %}
