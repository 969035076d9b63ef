{#
    How a view is made that many models read and of which nothing may be kept: it knows
    who is deleted.
#}
{% macro view_of_a_run() -%}
    {{ return(adapter.dispatch('view_of_a_run', 'lead_scoring')()) }}
{%- endmacro %}

{% macro default__view_of_a_run() -%} {{ return('view') }} {%- endmacro %}

{# Spark plans and computes a view wherever it is named, for minutes in all: a table that
   is dropped at the end of the run. #}
{% macro spark__view_of_a_run() -%} {{ return('table') }} {%- endmacro %}

{# DuckDB and PostgreSQL do so for half of a small run: a table that is a view again at
   its end. #}
{% macro duckdb__view_of_a_run() -%} {{ return('table') }} {%- endmacro %}

{% macro postgres__view_of_a_run() -%} {{ return('table') }} {%- endmacro %}


{# The models that are made so: raw rows but for events, which are many, and the ids. #}
{% macro views_of_a_run() -%}
    {%- set names = [
        'int_contact_ids', 'int_contact_merges', 'int_contacts_deduplicated',
        'int_identities_ranked', 'int_lead_history', 'int_people',
        'int_row_rejections',
    ] -%}
    {%- for table in raw_contract() if table != 'events' -%}
        {%- do names.append('stg_raw__' ~ table) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}


{# At the end of a run: drops the tables that replace views. A run that stopped early
   has left the views of the last run. #}
{% macro drop_views_of_a_run() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] and view_of_a_run() == 'table' -%}
        {%- for result in results if result.node.name in views_of_a_run() -%}
            {%- set relation = adapter.get_relation(
                result.node.database, result.node.schema, result.node.alias
            ) -%}
            {%- if relation and relation.type == 'table' -%}
                {%- do adapter.drop_relation(relation) -%}
            {%- endif -%}
            {%- if result.status == 'success' -%} {%- do keep_view(result.node) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}


{# Has a model whose table is dropped be a view, where views may be long. #}
{% macro keep_view(node) -%}
    {{ return(adapter.dispatch('keep_view', 'lead_scoring')(node)) }}
{%- endmacro %}

{% macro default__keep_view(node) -%}
    {%- do run_query(
        'create view ' ~ api.Relation.create(
            database=node.database, schema=node.schema, identifier=node.alias
        ) ~ ' as ' ~ node.compiled_code
    ) -%}
{%- endmacro %}

{% macro spark__keep_view(node) -%} {%- endmacro %}
