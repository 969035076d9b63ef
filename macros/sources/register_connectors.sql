{#
    Makes the tables of the listed systems readable as source('<system>', ...), and says
    what stops the run: required tables and columns that are missing.
#}
{% macro register_connectors() -%}
    {%- set faults = [] -%}
    {%- for system in listed_systems() -%}
        {%- do faults.extend(
            adapter.dispatch('register_connector', 'lead_scoring')(system)
            or missing_from_connector(system).faults
        ) -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}

{# Elsewhere the connector has filled a schema. #}
{% macro default__register_connector(system) -%} {{ return([]) }} {%- endmacro %}

{# One view per table over a file in the folder <system> of the raw folder. A file that is
   there no longer leaves no view. #}
{% macro duckdb__register_connector(system) -%}
    {#- DuckDB 2.0 takes a minute to weigh this over so many views, and gains nothing -#}
    {%- do run_query("set global disabled_optimizers = 'projection_pullup'") -%}
    {%- set faults = [] -%}
    {%- for table in connector_tables(system) -%}
        {%- set relation = source(system, table) -%}
        {%- do run_query(
            'create schema if not exists ' ~ relation.without_identifier()
        ) -%}
        {%- set asked = connector_columns(system, table) -%}
        {%- set file = read_raw_file(
            raw_folder() ~ '/' ~ system ~ '/' ~ table, asked.required + asked.optional
        ) -%}
        {%- if file.reader -%}
            {%- for note in file.notes -%} {%- do log(note, info=true) -%} {%- endfor -%}
            {%- do faults.extend(
                file.faults or csv_row_faults(file)
                if file.is_csv else file.faults
            ) -%}
            {%- do run_query(
                'create or replace view ' ~ relation.render() ~ ' as select * from '
                ~ file.reader
            ) if not faults -%}
        {%- else -%}
            {%- do faults.extend(file.faults) -%}
            {%- do run_query('drop view if exists ' ~ relation.render()) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}


{# Names of the tables that a system is declared with. #}
{% macro connector_tables(system) -%}
    {{ return(
        graph.sources.values() | selectattr('package_name', 'equalto', 'lead_scoring')
        | selectattr('source_name', 'equalto', system) | map(attribute='name')
        | sort
    ) }}
{%- endmacro %}


{# What a connector did not deliver: `faults`, one message for each thing that is
   required, and `notes`, one for each that is taken as null. #}
{% macro missing_from_connector(system) -%}
    {%- set faults = [] -%}
    {%- set notes = [] -%}
    {%- for table in connector_tables(system) -%}
        {%- set relation = source(system, table) -%}
        {%- set asked = connector_columns(system, table) -%}
        {%- set present = columns_present(relation) -%}
        {%- if present -%}
            {%- for column in asked.required if column | lower not in present -%}
                {%- do faults.append(
                    relation ~ ': column ' ~ column ~ ' is missing, and ' ~ system
                    ~ ' cannot be scored without it: have the connector deliver it.'
                ) -%}
            {%- endfor -%}
            {%- for column in asked.optional if column | lower not in present -%}
                {%- do notes.append(table ~ '.' ~ column) -%}
            {%- endfor -%}
        {%- elif asked.may_be_missing -%}
            {%- do notes.append('table ' ~ table) -%}
        {%- else -%}
            {%- do faults.append(
                relation ~ ' does not exist, and ' ~ system ~ ' cannot be scored without'
                ~ ' it: have the connector deliver it. Its schema is that of the variable'
                ~ ' source_schemas; on DuckDB it is a file of LEAD_SCORING_RAW/' ~ system
                ~ '.'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return({'faults': faults, 'notes': notes}) }}
{%- endmacro %}


{# Prints at the end of a run what the listed systems did not deliver. #}
{% macro report_missing_columns() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for system in listed_systems() -%}
            {%- set notes = missing_from_connector(system).notes -%}
            {%- if notes -%}
                {%- do log(
                    'Not delivered by ' ~ system ~ ', taken as null: '
                    ~ notes | join(', '), info=true
                ) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
