{#
    Makes the tables of the listed sources readable as connector_relation has them, and
    says what stops the run: required tables and columns that are missing.
#}
{% macro register_connectors() -%}
    {%- set faults = [] -%}
    {%- for listed in listed_sources() if listed.system != 'raw' -%}
        {%- do faults.extend(
            adapter.dispatch('register_connector', 'lead_scoring')(listed)
            or missing_from_connector(listed).faults
        ) -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}

{# Elsewhere the connector has filled a schema. #}
{% macro default__register_connector(listed) -%} {{ return([]) }} {%- endmacro %}

{#
    One view per table over a file in the folder <name> of the raw folder. A file that is
    there no longer leaves no view. A table that a connector has put into the database
    itself, or a view of somebody else, is read as it is; a view of this project says in a
    comment that it is one.
#}
{% macro duckdb__register_connector(listed) -%}
    {#- DuckDB 2.0 takes a minute to weigh this over so many views, and gains nothing -#}
    {%- do run_query("set global disabled_optimizers = 'projection_pullup'") -%}
    {%- do need_file_plugin() -%}
    {%- set faults = [] -%}
    {%- set relations = relations_there() -%}
    {%- for table in connector_tables(listed.system) -%}
        {%- set relation = connector_relation(listed, table) -%}
        {%- set path = raw_folder() ~ '/' ~ listed.name ~ '/' ~ relation.identifier -%}
        {%- set found = maker_of_relation(relations, relation, path) -%}
        {%- set asked = connector_columns(listed.system, table) -%}
        {%- set file = read_raw_file(path, asked.required + asked.optional) -%}
        {%- do faults.extend(file.faults) -%}
        {%- if file.reader and found == 'another' -%}
            {%- do faults.append(
                file.path ~ ': the database has a table ' ~ relation
                ~ ', too: keep one of them.'
            ) -%}
        {%- elif file.reader -%}
            {%- for note in file.notes -%} {%- do log(note, info=true) -%} {%- endfor -%}
            {%- if file.is_csv and not file.faults -%}
                {%- do faults.extend(csv_row_faults(file)) -%}
            {%- endif -%}
            {%- if not faults -%}
                {%- do run_query(
                    'create schema if not exists ' ~ relation.without_identifier()
                    ~ '; create or replace view ' ~ relation.render()
                    ~ ' as select * from ' ~ file.reader
                    ~ '; comment on view ' ~ relation.render()
                    ~ " is 'lead_scoring: a file'"
                ) -%}
            {%- endif -%}
        {%- elif found == 'this project' -%}
            {%- do run_query('drop view if exists ' ~ relation.render()) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}


{# The tables and views of all databases: `database.schema.name`, the name in lower case
   -> comment and SQL. #}
{% macro relations_there() -%}
    {%- set there = {} -%}
    {%- for database, schema, name, comment, sql in run_query(
        'select database_name, schema_name, lower(table_name), comment, null as sql'
        ~ ' from duckdb_tables() union all'
        ~ ' select database_name, schema_name, lower(view_name), comment, sql'
        ~ ' from duckdb_views() where not internal'
    ).rows -%}
        {%- do there.update({database ~ '.' ~ schema ~ '.' ~ name: [comment, sql]}) -%}
    {%- endfor -%}
    {{ return(there) }}
{%- endmacro %}

{# Who made a table or view: `this project`, `another`, or none if there is none. Views of
   earlier versions have no comment, but the path of the file. #}
{% macro maker_of_relation(relations, relation, path) -%}
    {%- set found = relations[
        relation.database ~ '.' ~ relation.schema ~ '.' ~ relation.identifier | lower
    ] -%}
    {%- if not found -%} {{ return(none) }} {%- endif -%}
    {{ return(
        'this project' if (found[0] or '').startswith('lead_scoring:')
            or path ~ '.' in (found[1] or '')
        else 'another'
    ) }}
{%- endmacro %}
