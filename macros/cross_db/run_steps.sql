{#
    The rows of a query that is too long for one reader: `steps` are the SELECTs before
    it, each with a `name`, its `sql`, and `is_kept` if it is to be computed once.
#}
{% macro run_steps(steps, query) -%}
    {{ return(adapter.dispatch('run_steps', 'lead_scoring')(steps, query)) }}
{%- endmacro %}

{% macro default__run_steps(steps, query) -%}
    {%- set ctes = [] -%}
    {%- for step in steps -%}
        {%- do ctes.append(
            step.name ~ ' as ' ~ (materialized() if step.is_kept) ~ ' (\n' ~ step.sql
            ~ '\n)'
        ) -%}
    {%- endfor -%}
    {{ return(run_query('with\n\n' ~ ctes | join(',\n\n') ~ '\n\n' ~ query).rows) }}
{%- endmacro %}

{# Spark puts a step in wherever it is named, until nothing can plan it: what is kept is
   written. The views are of the session, and go with it. #}
{% macro spark__run_steps(steps, query) -%}
    {%- set written = [] -%}
    {%- for step in steps -%}
        {%- set source = step.sql -%}
        {%- if step.is_kept -%}
            {%- set table = this ~ '__' ~ step.name -%}
            {%- do run_query('drop table if exists ' ~ table) -%}
            {%- do run_query(
                'create table ' ~ table ~ ' as select /*+ coalesce(1) */ * from (\n'
                ~ step.sql ~ '\n)'
            ) -%}
            {%- do written.append(table) -%}
            {%- set source = 'select * from ' ~ table -%}
        {%- endif -%}
        {%- do run_query(
            'create or replace temporary view ' ~ step.name ~ ' as ' ~ source
        ) -%}
    {%- endfor -%}
    {%- set rows = run_query(query).rows -%}
    {%- for step in steps | reverse -%}
        {%- do run_query('drop view if exists ' ~ step.name) -%}
    {%- endfor -%}
    {%- for table in written -%}
        {%- do run_query('drop table if exists ' ~ table) -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}
