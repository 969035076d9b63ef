{# A path that is relative is so to the project's root, wherever dbt was started. #}
{% macro in_project(path) -%}
    {%- if path.startswith('/') or ':' in path -%}
        {{ return(path) }}
    {%- endif -%}
    {{ return((invocation_args_dict.project_dir or '.') ~ '/' ~ path) }}
{%- endmacro %}


{# The folder of the raw tables. #}
{% macro raw_folder() -%}
    {{ return(in_project(env_var('LEAD_SCORING_RAW', '') or 'sample')) }}
{%- endmacro %}


{# <path>.csv or <path>.parquet: its `path` (that of both if there is none), `is_csv`,
   names of the columns `present`, and the `reader`, none if there is no file to read;
   `faults` if there are two. #}
{% macro read_raw_file(path) -%}
    {%- set has_csv = file_exists(path ~ '.csv') -%}
    {%- set has_parquet = file_exists(path ~ '.parquet') -%}
    {%- if has_csv and has_parquet -%}
        {{ return({'path': path, 'faults': [
            path ~ ': there are a .csv and a .parquet; keep one of them.'
        ]}) }}
    {%- elif has_csv -%}
        {%- set present = csv_header(path ~ '.csv') -%}
        {%- set reader = csv_reader(path ~ '.csv', present) -%}
    {%- elif has_parquet -%}
        {%- set reader = 'read_parquet(' ~ quote(path ~ '.parquet') ~ ')' -%}
        {#- asking the adapter would begin a transaction that nobody commits -#}
        {%- set present = run_query(
            'describe select * from ' ~ reader
        ).columns[0].values() | list -%}
    {%- endif -%}
    {{ return({
        'path': path ~ ('.csv' if has_csv else '.parquet' if has_parquet else ''),
        'is_csv': has_csv, 'present': present, 'reader': reader, 'faults': [],
    }) }}
{%- endmacro %}


{% macro file_exists(path) -%}
    {{ return(
        run_query('select file from glob(' ~ quote(path) ~ ')').rows | length > 0
    ) }}
{%- endmacro %}


{# The names in the first line of a CSV file. It is read as one cell: DuckDB looks at
   later rows to find the columns, and gives up, with no line, when one is broken. #}
{% macro csv_header(file) -%}
    {%- set lines = run_query(
        'select line from read_csv(' ~ quote(file) ~ ", columns = {'line': 'VARCHAR'}, "
        ~ "auto_detect = false, header = false, delim = chr(31), quote = '', "
        ~ "escape = '', comment = '', strict_mode = false, ignore_errors = true) limit 1"
    ).columns[0].values() -%}
    {%- set names = [] -%}
    {%- for name in (lines[0] or '').split(',') if lines -%}
        {%- do names.append(name.strip().strip('"')) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}


{# DuckDB's reader of a CSV file as the contract has it: commas, a header, all text, no
   comments; nothing is guessed from the first rows. #}
{% macro csv_reader(file, columns, options='') -%}
    {%- set typed = [] -%}
    {%- for column in columns -%}
        {%- do typed.append(quote(column) ~ ": 'VARCHAR'") -%}
    {%- endfor -%}
    {{ return(
        'read_csv(' ~ quote(file)
        ~ ', auto_detect = false, columns = {' ~ typed | join(', ') ~ '}'
        ~ ", header = true, skip = 0, delim = ',', quote = '\"', escape = '\"',"
        ~ " comment = ''" ~ options ~ ')'
    ) }}
{%- endmacro %}


{# What to say about each row, up to twenty, that is no row of UTF-8 cells. Every cell is
   looked at: a bare count would skip the encoding. #}
{% macro csv_row_faults(file, columns) -%}
    {%- set remedies = {
        'TOO MANY COLUMNS': 'it has too many cells: quote the cells that hold a comma.',
        'MISSING COLUMNS': 'it has too few cells: complete it.',
        'INVALID ENCODING': 'it is not UTF-8: save the file as CSV UTF-8.',
        'UNQUOTED VALUE': 'a quote is not closed: write a quote in a cell twice.',
    } -%}
    {%- do run_query('drop table if exists raw_csv_faults') -%}
    {%- do run_query('drop table if exists raw_csv_scans') -%}
    {%- do run_query(
        'select max(length(concat(*columns(*)))) from ' ~ csv_reader(
            file,
            columns,
            ", store_rejects = true, rejects_table = 'raw_csv_faults', "
            ~ "rejects_scan = 'raw_csv_scans', rejects_limit = 1000"
        )
    ) -%}
    {%- set faults = [] -%}
    {%- for row in run_query(
        'select line, error_type, min(error_message) from raw_csv_faults '
        ~ 'group by line, error_type order by line limit 20'
    ).rows -%}
        {%- do faults.append(
            file ~ ', line ' ~ row[0] ~ ': ' ~ remedies.get(row[1], row[2])
        ) -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}
