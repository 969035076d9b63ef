{# What is wrong with the map, one message for each cause. #}
{% macro column_map_faults(map, sources) -%}
    {%- set faults = [] -%}
    {%- for name, source in sources.items() -%}
        {%- do faults.extend(source.faults) -%}
    {%- endfor -%}
    {%- set seen = [] -%}
    {%- for row in map -%}
        {%- set where = 'column_map.csv, ' ~ one_line(row.source_table) ~ ' to '
            ~ one_line(row.raw_table) ~ '.' ~ one_line(row.raw_column) ~ ': ' -%}
        {%- set key = [row.source_table, row.raw_table, row.raw_column] -%}
        {%- set source = sources[row.source_table] -%}
        {%- if row.raw_table not in raw_contract() -%}
            {%- do faults.append(
                where ~ 'there is no raw table of that name. Write one of '
                ~ raw_contract() | join(', ') ~ '.'
            ) -%}
        {%- elif row.raw_column not in raw_columns(row.raw_table) -%}
            {%- set similar = nearest_name(row.raw_column, raw_columns(row.raw_table)) -%}
            {%- do faults.append(
                where ~ 'the raw table has no such column. '
                ~ ('Did you mean ' ~ similar ~ '? ' if similar)
                ~ 'Add one of your own to the variable contact_attributes,'
                ~ ' company_attributes or event_properties.'
            ) -%}
        {%- elif key in seen -%}
            {%- do faults.append(where ~ 'is mapped twice. Delete one of the two rows.') -%}
        {%- endif -%}
        {%- do seen.append(key) -%}
        {%- if not row.parts and not row.default -%}
            {%- do faults.append(
                where ~ 'from is blank. Write a column of the source, a constant in single'
                ~ ' quotes, or a default.'
            ) -%}
        {%- endif -%}
        {%- for part in row.parts if part.column and source.relation
            and column_key(part.column) not in source.columns -%}
            {%- set similar = nearest_name(
                column_key(part.column), source.columns | list
            ) -%}
            {%- do faults.append(
                where ~ 'the source has no column ' ~ quoted_cell(part.column) ~ '. '
                ~ ('Did you mean ' ~ similar ~ '? ' if similar) ~ 'It has '
                ~ one_line(source.columns.values() | join(', '), 600) ~ '.'
            ) -%}
        {%- endfor -%}
        {%- for step in row.steps if read_as_fault(step) -%}
            {%- do faults.append(
                where ~ 'read_as ' ~ quoted_cell(step) ~ ' ' ~ read_as_fault(step) ~ '.'
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for name in sources -%}
        {%- for table in map | selectattr('source_table', 'equalto', name)
            | map(attribute='raw_table') | unique if table in raw_contract() -%}
            {%- for column in required_columns(table)
                if [name, table, column] not in seen -%}
                {%- do faults.append(
                    'column_map.csv, ' ~ one_line(name) ~ ' to ' ~ table ~ ': '
                    ~ column ~ ' is not mapped, and every row of ' ~ table ~ ' needs it.'
                ) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(faults) }}
{%- endmacro %}
