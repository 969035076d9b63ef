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


{# Before a table is made: how its engine is to join. #}
{% macro plan_joins() -%}
    {{ return(adapter.dispatch('plan_joins', 'lead_scoring')()) }}
{%- endmacro %}

{% macro default__plan_joins() -%}{%- endmacro %}

{# PostgreSQL cannot tell how many rows a condition in a view leaves, takes them for a
   few and compares each row with each: 35,000 contacts took it minutes. A join by hash
   is as good for few. Where there is none, the price of one that is switched off must
   not make it compile the query. #}
{% macro postgres__plan_joins() -%}
    {%- if config.get('materialized') != 'view' -%}
        set local enable_nestloop = off; set local jit = off
    {%- endif -%}
{%- endmacro %}
