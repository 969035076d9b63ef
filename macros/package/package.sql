{# Whether a run is about anything of this project: a parent's own runs are not. #}
{% macro is_asked_for() -%}
    {%- for id in selected_resources or [] if id.split('.')[1] == 'lead_scoring' -%}
        {{ return(true) }}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}


{# Whether this project is a package of another one, which then gives the raw tables. #}
{% macro is_package() -%} {{ return(project_name != 'lead_scoring') }} {%- endmacro %}


{#
    The relation that a parent gives for a raw table by a variable such as
    `lead_scoring_contacts`, in the contract's columns: dbt has rendered a `ref` or
    `source` in it. An optional column that it lacks is null; a table that is not given
    has no rows.
#}
{% macro input_relation(table) -%}
    {%- set given = var('lead_scoring_' ~ table, none) -%}
    {%- if not given -%} {{ return('(' ~ no_rows(table) ~ ') as no_rows') }} {%- endif -%}
    {%- if not execute -%} {{ return(given) }} {%- endif -%}
    {%- set present = {} -%}
    {%- for column in adapter.get_column_schema_from_query(
        'select * from ' ~ given ~ ' as given where false'
    ) -%}
        {%- do present.update({column.name | lower: adapter.quote(column.name)}) -%}
    {%- endfor -%}
    {%- set missing = required_columns(table) | reject('in', present) | list -%}
    {%- if missing -%}
        {%- do exceptions.raise_compiler_error(
            'lead_scoring_' ~ table ~ ': ' ~ given ~ ' lacks ' ~ missing | join(', ')
            ~ ', which every row needs. It has ' ~ present | join(', ') ~ '.'
        ) -%}
    {%- endif -%}
    {%- set cells = [] -%}
    {%- for column in raw_columns(table) -%}
        {%- do cells.append(
            present.get(column, 'cast(null as ' ~ dbt.type_string() ~ ')')
            ~ ' as ' ~ column
        ) -%}
    {%- endfor -%}
    {{ return('(select ' ~ cells | join(', ') ~ ' from ' ~ given ~ ') as input_rows') }}
{%- endmacro %}
