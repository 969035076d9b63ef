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


{# Stops where the profile lacks the plugin that reads files. #}
{% macro need_file_plugin() -%}
    {%- if not run_query(
        "select 1 from duckdb_functions() where function_name = 'lead_scoring_raw_file'"
    ).rows -%}
        {%- do exceptions.raise_compiler_error(
            'The profile lacks the plugin that reads files: copy plugins and module_paths'
            ~ " from this project's profiles.yml."
        ) -%}
    {%- endif -%}
{%- endmacro %}


{#
    The file of a table, <path>.csv, .parquet, .xlsx and others: its `path`, names of the
    columns `present`, DuckDB's `reader` (none if there is no file to read), `is_csv`,
    `notes` on how it is read, and `faults`. `known`: columns that it may have.
    scripts/raw_files looks at it; the profile's plugin duckdb_folder asks it.
#}
{% macro read_raw_file(path, known=[]) -%}
    {%- set folder, _, name = path.rpartition('/') -%}
    {%- set file = fromjson(run_query(
        'select lead_scoring_raw_file(' ~ quote(folder) ~ ', ' ~ quote(name) ~ ', '
        ~ quote(tojson(known)) ~ ')'
    ).columns[0].values()[0]) -%}
    {%- do file.update({'present': file.names}) -%}
    {%- if file.read -%}
        {%- do file.update({
            'reader': csv_reader(file) if file.is_csv else parquet_reader(file)
        }) -%}
    {%- endif -%}
    {{ return(file) }}
{%- endmacro %}


{# DuckDB's reader of a CSV file: all text, no comments; nothing is guessed from the
   first rows. #}
{% macro csv_reader(file, options='') -%}
    {%- set typed = [] -%}
    {%- for column in file.names -%}
        {%- do typed.append(quote(column) ~ ": 'VARCHAR'") -%}
    {%- endfor -%}
    {{ return(
        'read_csv(' ~ quote(file.read)
        ~ ', auto_detect = false, columns = {' ~ typed | join(', ') ~ '}, header = true'
        ~ ', skip = ' ~ file.titles ~ ', delim = ' ~ quote(file.separator)
        ~ ", quote = '\"', escape = '\"', comment = ''" ~ options ~ ')'
    ) }}
{%- endmacro %}


{# DuckDB's reader of a Parquet file, its columns by the names that the project knows. #}
{% macro parquet_reader(file) -%}
    {%- set renamed = [] -%}
    {%- for given in file.given -%}
        {%- do renamed.append(
            adapter.quote(given | replace('"', '""')) ~ ' as '
            ~ adapter.quote(file.names[loop.index0])
        ) -%}
    {%- endfor -%}
    {%- set reader = 'read_parquet(' ~ quote(file.read) ~ ')' -%}
    {{ return(
        reader if file.given | map('lower') | list == file.names
        else '(select ' ~ renamed | join(', ') ~ ' from ' ~ reader ~ ')'
    ) }}
{%- endmacro %}


{# What to say about rows that are no rows of UTF-8 cells: one message for each cause.
   Every cell is looked at: a bare count would skip the encoding. #}
{% macro csv_row_faults(file) -%}
    {%- set causes = {
        'TOO MANY COLUMNS': 'too many cells. Quote the cells that hold a separator',
        'MISSING COLUMNS': 'too few cells. Complete each row',
        'INVALID ENCODING': 'not UTF-8. Save the file as CSV UTF-8',
        'UNQUOTED VALUE': 'a quote is not closed. Write a quote in a cell twice',
    } -%}
    {%- set faults = [] -%}
    {%- for row in run_query(
        'drop table if exists raw_csv_faults; drop table if exists raw_csv_scans;'
        ~ ' select max(length(concat(*columns(*)))) from ' ~ csv_reader(
            file,
            ", store_rejects = true, rejects_table = 'raw_csv_faults', "
            ~ "rejects_scan = 'raw_csv_scans', rejects_limit = 1000"
        )
        ~ '; select error_type, min(error_message), count(distinct line),'
        ~ " array_to_string(list_sort(list(distinct line))[:3], ', ')"
        ~ ' from raw_csv_faults group by error_type order by min(line)'
    ).rows -%}
        {%- do faults.append(
            file.path ~ ', line' ~ ('s ' if row[2] > 1 else ' ') ~ row[3]
            ~ (' and ' ~ (row[2] - 3) ~ ' more' if row[2] > 3) ~ ': '
            ~ causes.get(row[0], one_line(row[1], 200)) ~ '.'
        ) -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}
