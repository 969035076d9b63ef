{#
    Makes the raw tables readable as source('raw', ...) and stops the run, with every
    fault at once, when a table or a column of the contract is missing.
#}
{% macro register_raw_tables() -%}
    {%- if execute and flags.WHICH in ['build', 'run', 'test'] -%}
        {%- set faults = adapter.dispatch('register_raw_tables', 'lead_scoring')() -%}
        {%- if faults -%}
            {%- do exceptions.raise_compiler_error(
                'The raw data cannot be read:\n  - ' ~ faults | join('\n  - ')
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Elsewhere a loader has filled the schema: only look. #}
{% macro default__register_raw_tables() -%}
    {%- set faults = [] -%}
    {%- for table in raw_contract() -%}
        {%- set relation = adapter.get_relation(
            source('raw', table).database, source('raw', table).schema, table
        ) -%}
        {%- if relation is none -%}
            {%- do faults.append(
                source('raw', table) ~ ' does not exist: load it, empty if you have no '
                ~ table ~ '.'
            ) -%}
        {%- else -%}
            {%- set present = adapter.get_columns_in_relation(relation)
                | map(attribute='name') -%}
            {%- do faults.extend(raw_column_faults(table, present, relation)) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}

{# One view per table over <table>.parquet or <table>.csv of the raw folder. #}
{% macro duckdb__register_raw_tables() -%}
    {%- set folder = in_project(env_var('LEAD_SCORING_RAW', '') or 'sample') -%}
    {%- set faults = [] -%}
    {%- set readers = {} -%}
    {%- for table in raw_contract() -%}
        {%- set path = folder ~ '/' ~ table -%}
        {%- set has_csv = file_exists(path ~ '.csv') -%}
        {%- set has_parquet = file_exists(path ~ '.parquet') -%}
        {%- if has_csv and has_parquet -%}
            {%- do faults.append(
                path ~ ': there are a .csv and a .parquet; keep one of them.'
            ) -%}
        {%- elif not has_csv and not has_parquet -%}
            {%- do faults.append(
                path ~ '.csv (or .parquet) is missing: add it, with its header only if'
                ~ ' you have no ' ~ table ~ '. LEAD_SCORING_RAW names the folder.'
            ) -%}
        {%- else -%}
            {%- set file = path ~ ('.csv' if has_csv else '.parquet') -%}
            {%- if has_csv -%}
                {%- set present = csv_header(file) -%}
                {%- set reader = csv_reader(file, present) -%}
            {%- else -%}
                {%- set reader = 'read_parquet(' ~ quote(file) ~ ')' -%}
                {#- asking the adapter would begin a transaction that nobody commits -#}
                {%- set present = run_query(
                    'describe select * from ' ~ reader
                ).columns[0].values() | list -%}
            {%- endif -%}
            {%- do readers.update({table: reader}) -%}
            {%- set missing = raw_column_faults(table, present, file) -%}
            {%- do faults.extend(missing) -%}
            {%- if has_csv and not missing -%}
                {%- do faults.extend(csv_row_faults(file, present)) -%}
            {%- endif -%}
        {%- endif -%}
    {%- endfor -%}

    {%- if not faults -%}
        {%- do run_query(
            'create schema if not exists ' ~ source('raw', 'events').schema
        ) -%}
        {%- for table, reader in readers.items() -%}
            {%- do run_query(
                'create or replace view ' ~ source('raw', table).render() ~ ' as select * from '
                ~ reader
            ) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(faults) }}
{%- endmacro %}

{# What to say about each column that the contract or a variable asks for in vain. #}
{% macro raw_column_faults(table, present, where) -%}
    {%- set contract = raw_contract()[table] -%}
    {%- set present = present | map('lower') | list -%}
    {%- if present | length == 1 and ';' in present[0] -%}
        {{ return([
            where ~ ': its cells are separated by semicolons: save it with commas.'
        ]) }}
    {%- endif -%}
    {%- set faults = [] -%}
    {%- for column in contract.columns + contract.added if column not in present -%}
        {%- do faults.append(
            where ~ ': column ' ~ column ~ ' is missing: add it, empty if unknown'
            ~ (' (a variable names it)' if column in contract.added else '') ~ '.'
        ) -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}
