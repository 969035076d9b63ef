{# How dbt adds rows to a table; `by_key` is in the place of rows with the same key. #}
{% macro adding_strategy(by_key=false) -%}
    {{ return(adapter.dispatch('adding_strategy', 'lead_scoring')(by_key)) }}
{%- endmacro %}

{% macro default__adding_strategy(by_key) -%}
    {{ return('delete+insert' if by_key else 'append') }}
{%- endmacro %}
