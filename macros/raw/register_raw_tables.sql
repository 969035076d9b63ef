{#
    Makes the raw tables readable as source('raw', ...), and those of the systems that
    are listed, and stops the run, with every fault at once, when one of them, or a column
    of it, is missing.
#}
{% macro register_raw_tables() -%}
    {%- if execute and flags.WHICH in ['build', 'run', 'test'] -%}
        {%- set faults = adapter.dispatch('register_raw_tables', 'lead_scoring')()
            if is_listed('raw') else [] -%}
        {%- do faults.extend(register_connectors()) -%}
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
    {%- set faults = [] -%}
    {%- set readers = {} -%}
    {%- for table in raw_contract() -%}
        {%- set file = read_raw_file(raw_folder() ~ '/' ~ table) -%}
        {%- do faults.extend(file.faults) -%}
        {%- if file.reader -%}
            {%- do readers.update({table: file.reader}) -%}
            {%- set missing = raw_column_faults(table, file.present, file.path) -%}
            {%- do faults.extend(missing) -%}
            {%- if file.is_csv and not missing -%}
                {%- do faults.extend(csv_row_faults(file.path, file.present)) -%}
            {%- endif -%}
        {%- elif not file.faults -%}
            {%- do faults.append(
                file.path ~ '.csv (or .parquet) is missing: add it, with its header only'
                ~ ' if you have no ' ~ table ~ '. LEAD_SCORING_RAW names the folder.'
            ) -%}
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
    {%- set present = present | map('lower') | list -%}
    {%- if present | length == 1 and ';' in present[0] -%}
        {{ return([
            where ~ ': its cells are separated by semicolons: save it with commas.'
        ]) }}
    {%- endif -%}
    {%- set faults = [] -%}
    {%- for column in raw_columns(table) if column not in present -%}
        {%- do faults.append(
            where ~ ': column ' ~ column ~ ' is missing: add it, empty if unknown'
            ~ (' (a variable names it)' if column in raw_contract()[table].added else '') ~ '.'
        ) -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}
