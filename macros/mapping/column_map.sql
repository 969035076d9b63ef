{#
    The rows of column_map.csv as a list, cells trimmed, blank ones none; each with the
    `parts` of its `from` and the `steps` of its `read_as`. Empty if the seed is not loaded,
    or is not asked for.
#}
{% macro column_map() -%}
    {%- set relation = ref('column_map') -%}
    {%- if not execute or not is_listed('mapped') or load_relation(relation) is none -%}
        {{ return([]) }}
    {%- endif -%}
    {%- set rows = [] -%}
    {%- for given in run_query('select * from ' ~ relation).rows -%}
        {%- set row = {} -%}
        {%- for column, cell in given.items() -%}
            {%- set text = (cell or '') | string | trim(blanks()) -%}
            {%- do row.update({column | lower: none if text | lower == 'null' else text}) -%}
        {%- endfor -%}
        {%- set parts = [] -%}
        {%- for part in modules.re.findall(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[^|]+", row['from'] or ''
        ) -%}
            {%- set part = part | trim(blanks()) -%}
            {%- if part.startswith("'") and part.endswith("'") and part | length > 1 -%}
                {%- do parts.append({'constant': part[1:-1] | replace("''", "'")}) -%}
            {%- elif part -%}
                {%- do parts.append({
                    'column': part[1:-1] | replace('""', '"')
                        if part.startswith('"') and part.endswith('"') else part
                }) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- set steps = [] -%}
        {%- for step in (row.read_as or '').split('|') if step | trim -%}
            {%- do steps.append(step | trim(blanks())) -%}
        {%- endfor -%}
        {%- do rows.append(dict(row, parts=parts, steps=steps)) -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}


{# A column's name as names compare: small letters without accents, `_` for others.
   scripts/raw_files does the same. #}
{% macro column_key(name) -%}
    {%- set letters = accented_letters() -%}
    {%- set plain = name | string | lower -%}
    {%- set plain = plain.translate(
        plain.maketrans(letters.accented, letters.plain, letters.marks)
    ) -%}
    {{ return((modules.re.sub('\\W+', ' ', plain).split() | join('_'))[:63]) }}
{%- endmacro %}


{# A source of the map: a file of the raw folder on DuckDB, or a relation. `relation`: SQL
   to select from, none if there is none; `columns`: key -> name; `faults`. `rows`: those
   of the map, whose names tell the header from title lines. #}
{% macro mapped_source(name, rows) -%}
    {{ return(adapter.dispatch('mapped_source', 'lead_scoring')(name, rows)) }}
{%- endmacro %}

{% macro default__mapped_source(name, rows) -%}
    {%- set path = name.split('.') -%}
    {%- set relation = adapter.get_relation(
        path[-3] if path | length > 2 else target.database,
        path[-2] if path | length > 1 else target.schema,
        path[-1]
    ) -%}
    {%- if not relation -%}
        {{ return({'relation': none, 'columns': {}, 'faults': [
            'column_map.csv: ' ~ quoted_cell(name) ~ ' does not exist. Write the name of'
            ~ ' a table as schema.table' ~ (', or that of a file in ' ~ raw_folder()
                if target.type == 'duckdb') ~ '.'
        ]}) }}
    {%- endif -%}
    {%- set columns = {} -%}
    {%- for column in adapter.get_columns_in_relation(relation) -%}
        {%- do columns.setdefault(column_key(column.name), column.name) -%}
    {%- endfor -%}
    {{ return({'relation': relation.render(), 'columns': columns, 'faults': []}) }}
{%- endmacro %}

{% macro duckdb__mapped_source(name, rows) -%}
    {%- do need_file_plugin() -%}
    {%- set known = [] -%}
    {%- for row in rows -%}
        {%- for part in row.parts if part.column -%}
            {%- do known.append(column_key(part.column)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set file = read_raw_file(raw_folder() ~ '/' ~ name, known) -%}
    {%- if not file.reader and not file.faults -%}
        {{ return(lead_scoring.default__mapped_source(name, rows)) }}
    {%- endif -%}
    {%- set columns = {} -%}
    {%- for column in file.names -%} {%- do columns.update({column: column}) -%}
    {%- endfor -%}
    {{ return({
        'relation': file.reader, 'columns': columns,
        'faults': file.faults or (csv_row_faults(file) if file.is_csv else []),
    }) }}
{%- endmacro %}
