{# After a table is made: what its engine has to know of it to join it well. #}
{% macro gather_statistics() -%}
    {{ return(adapter.dispatch('gather_statistics', 'lead_scoring')()) }}
{%- endmacro %}

{% macro default__gather_statistics() -%}{%- endmacro %}

{# PostgreSQL looks at a new table only minutes later, and until then joins it as if it
   were small. #}
{% macro postgres__gather_statistics() -%}
    {%- if config.get('materialized') != 'view' -%} analyze {{ this }} {%- endif -%}
{%- endmacro %}
