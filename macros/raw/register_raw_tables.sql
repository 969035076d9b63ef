{#
    Makes the raw tables readable as source('raw', ...), and those of the systems that
    are listed, and stops the run, with every fault at once, when one of them, or a column
    of it, is missing.
#}
{% macro register_raw_tables() -%}
    {%- if execute and flags.WHICH in ['build', 'run', 'test'] -%}
        {%- set faults = adapter.dispatch('register_raw_tables', 'lead_scoring')()
            if is_listed('raw') and not is_package() else [] -%}
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

{# One view per table over its file in the raw folder. #}
{% macro duckdb__register_raw_tables() -%}
    {%- do need_file_plugin() -%}
    {%- set faults = [] -%}
    {%- set readers = {} -%}
    {%- set absent = [] -%}
    {%- for table in raw_contract() -%}
        {%- set file = read_raw_file(raw_folder() ~ '/' ~ table, raw_columns(table)) -%}
        {%- do faults.extend(file.faults) -%}
        {%- if file.reader -%}
            {%- do readers.update({table: file.reader}) -%}
            {%- for note in file.notes -%} {%- do log(note, info=true) -%} {%- endfor -%}
            {%- set missing = raw_column_faults(table, file.present, file.path) -%}
            {%- do faults.extend(missing) -%}
            {%- if file.is_csv and not missing -%}
                {%- do faults.extend(csv_row_faults(file)) -%}
            {%- endif -%}
        {%- elif not file.faults -%}
            {%- do absent.append(table) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do faults.extend(raw_file_faults(absent)) -%}

    {%- if not faults -%}
        {%- set statements = [
            'create schema if not exists ' ~ source('raw', 'events').schema
        ] -%}
        {%- for table, reader in readers.items() -%}
            {%- do statements.append(
                'create or replace view ' ~ source('raw', table).render()
                ~ ' as select * from ' ~ reader
            ) -%}
        {%- endfor -%}
        {%- do run_query(statements | join('; ')) -%}
    {%- endif -%}
    {{ return(faults) }}
{%- endmacro %}

{# What to say about tables that have no file, and about what the folder has. #}
{% macro raw_file_faults(absent) -%}
    {%- if not absent -%} {{ return([]) }} {%- endif -%}
    {%- set files = [] -%}
    {%- for path in run_query(
        'select file from glob(' ~ quote(raw_folder() ~ '/*') ~ ') order by file limit 30'
    ).columns[0].values() -%}
        {%- do files.append(one_line(path.replace('\\', '/').split('/')[-1])) -%}
    {%- endfor -%}
    {{ return([
        raw_folder() ~ ': there is no file of ' ~ absent | join(', ') ~ ' (such as '
        ~ absent[0] ~ '.csv, .xlsx or .parquet). '
        ~ ('It has ' ~ files | join(', ') ~ '.' if files else 'It has no files.')
        ~ ' Rename the files that hold these tables; for one that you do not have, write'
        ~ ' a CSV with its header only.'
    ]) }}
{%- endmacro %}

{# What to say about missing columns that the contract or a variable asks for. #}
{% macro raw_column_faults(table, present, where) -%}
    {%- set present = present | map('lower') | list -%}
    {%- set missing = raw_columns(table) | reject('in', present) | list -%}
    {%- if not missing -%} {{ return([]) }} {%- endif -%}
    {%- set described = graph.sources['source.lead_scoring.raw.' ~ table].columns -%}
    {%- set others = present | reject('in', raw_columns(table)) | list -%}
    {%- set hints = [] -%}
    {%- set required = [] -%}
    {%- for column in missing -%}
        {%- set similar = nearest_name(column, others) -%}
        {%- if similar -%}
            {%- do hints.append(' Rename ' ~ one_line(similar) ~ ' if it is ' ~ column ~ '.') -%}
        {%- endif -%}
        {%- if described[column].config.meta.is_required -%}
            {%- do required.append(column) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set shown = [] -%}
    {%- for column in present[:30] -%} {%- do shown.append(one_line(column)) -%}
    {%- endfor -%}
    {{ return([
        where ~ ': column' ~ ('s ' if missing | length > 1 else ' ') ~ missing | join(', ')
        ~ (' are' if missing | length > 1 else ' is') ~ ' missing. It has '
        ~ shown | join(', ') ~ (' ...' if present | length > 30) ~ '.' ~ hints | join
        ~ (' Every row needs ' ~ required | join(', ') ~ ': rename the columns that hold'
            ~ ' such values.' if required)
        ~ (' Add ' ~ missing | reject('in', required) | join(', ')
            ~ ', empty if unknown.' if missing | length > required | length)
    ]) }}
{%- endmacro %}
