{#
    The rows of a raw table that column_map.csv makes of its sources, all text, in the
    columns of the contract. Stops with every fault of the map.
#}
{% macro mapped_rows(table) -%}
    {%- do ref('seed_check') -%}
    {%- set map = column_map() -%}
    {%- set sources = {} -%}
    {%- for name in map | map(attribute='source_table') | unique -%}
        {%- do sources.update({name: mapped_source(
            name, map | selectattr('source_table', 'equalto', name) | list
        )}) -%}
    {%- endfor -%}
    {%- set faults = column_map_faults(map, sources) -%}
    {%- if faults -%}
        {%- do exceptions.raise_compiler_error(
            'The data cannot be mapped:\n  - ' ~ faults | join('\n  - ')
        ) -%}
    {%- endif -%}
    {%- set rows = map | selectattr('raw_table', 'equalto', table) | list -%}
    {%- for name in rows | map(attribute='source_table') | unique %}
        {{ 'union all' if not loop.first }}
        {{ rows_of_source(
            table,
            rows | selectattr('source_table', 'equalto', name) | list,
            sources[name],
            (map | selectattr('source_table', 'equalto', name) | first).raw_table
        ) }}
    {%- else %}
        {{ no_rows(table) }}
    {%- endfor -%}
{%- endmacro %}


{#
    The rows that one source gives a raw table. `first_table`: the raw table that the map
    names first for it. Another one of the same source gets a row only where what it
    requires is filled in: a person without a company is no row of companies. Companies of
    a list of people are one row each.
#}
{% macro rows_of_source(table, rows, source, first_table) -%}
    {%- set state = namespace(steps=0, relation=source.relation) -%}
    {%- set given = [] -%}
    {%- set cells = {} -%}
    {%- set asked = [] -%}
    {%- for row in rows -%}
        {%- do given.append(given_cell(row, source.columns) ~ ' as ' ~ row.raw_column) -%}
        {%- do cells.update({row.raw_column: row}) -%}
        {%- set state.steps = [state.steps, row.steps | length] | max -%}
        {%- if row.raw_column in required_columns(table)
            and row.parts | selectattr('column') | list -%}
            {%- do asked.append('mapped.' ~ row.raw_column ~ ' is not null') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set state.relation = '(select ' ~ given | join(', ') ~ ' from ' ~ state.relation
        ~ ' as source_rows)' -%}
    {%- for step in range(state.steps) -%}
        {%- set read = [] -%}
        {%- for column, row in cells.items() -%}
            {%- do read.append((
                read_as(row.steps[step], column) if row.steps | length > step else column
            ) ~ ' as ' ~ column) -%}
        {%- endfor -%}
        {%- set state.relation = '(select ' ~ read | join(', ') ~ ' from '
            ~ state.relation ~ ' as step_' ~ step ~ ')' -%}
    {%- endfor -%}
    {%- set is_grouped = table == 'companies' and first_table != table -%}
    {%- set mapped = {} -%}
    {%- for column, row in cells.items() -%}
        {%- set cell = 'mapped.' ~ column if not row.default
            else 'coalesce(mapped.' ~ column ~ ', ' ~ quote(row.default) ~ ')' -%}
        {%- do mapped.update({
            column: cell if not is_grouped or column == 'company_id'
                else 'max(' ~ cell ~ ')'
        }) -%}
    {%- endfor -%}
    select
        {{ contract_columns(table, mapped) }}
    from {{ state.relation }} as mapped
    {{ 'where ' ~ asked | join(' and ') if table != first_table and asked }}
    {{ 'group by ' ~ mapped.company_id if is_grouped }}
{%- endmacro %}


{# SQL of what a row of the map reads, before `read_as`: a column, a constant, or several
   joined; null if all of its columns are blank. #}
{% macro given_cell(row, columns) -%}
    {%- set cells = [] -%}
    {%- set filled = [] -%}
    {%- for part in row.parts -%}
        {%- if part.column -%}
            {%- set cell = read_text(adapter.quote(
                columns[column_key(part.column)] | replace('"', '""')
            )) -%}
            {%- do filled.append(cell) -%}
            {%- do cells.append('coalesce(' ~ cell ~ ", '')") -%}
        {%- else -%}
            {%- do cells.append(quote(part.constant)) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(
        filled[0] if row.parts | length == 1 and filled
        else 'cast(' ~ (cells[0] if cells else 'null') ~ ' as ' ~ dbt.type_string() ~ ')'
            if not filled
        else 'case when coalesce(' ~ (filled + ['null']) | join(', ')
            ~ ') is not null then ' ~ cells | join(' || ') ~ ' end'
    ) }}
{%- endmacro %}


{# The columns of a raw table that every row needs. #}
{% macro required_columns(table) -%}
    {%- set columns = graph.sources['source.lead_scoring.raw.' ~ table].columns -%}
    {%- set required = [] -%}
    {%- for column in columns.values() if column.config.meta.is_required -%}
        {%- do required.append(column.name) -%}
    {%- endfor -%}
    {{ return(required) }}
{%- endmacro %}
