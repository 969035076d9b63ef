{# One line per column that a seed lacks or should not have; empty if it is sound. #}
{% macro seed_column_faults(expected) -%}
    {%- set relation = expected.relation -%}
    {%- if adapter.get_relation(
        relation.database, relation.schema, relation.identifier
    ) is none -%}
        {{ return([
            expected.path ~ ': is not loaded yet. Run `dbt seed` first, or `dbt build`,'
            ~ ' which does both.'
        ]) }}
    {%- endif -%}
    {%- set present = adapter.dispatch('seed_column_names', 'lead_scoring')(relation) -%}
    {%- set separators = {';': 'semicolons', '\t': 'tabs'} -%}
    {%- set missing = expected.columns | reject('in', present) | list -%}
    {%- set lines = [] -%}
    {%- for column in present | reject('in', expected.columns) -%}
        {%- set separator = separators.keys() | select('in', column) | first -%}
        {%- set similar = nearest_name(column, missing) -%}
        {%- if separator and present | length == 1 -%}
            {{ return([
                expected.path ~ ': columns ' ~ missing | join(', ') ~ ' are missing,'
                ~ ' because ' ~ separators[separator] ~ ' stand between the cells. Save'
                ~ ' the file as CSV with commas between the cells.'
            ]) }}
        {%- elif similar -%}
            {%- do missing.remove(similar) -%}
            {%- do lines.append(
                'column ' ~ quoted_cell(column) ~ ': is unknown, and ' ~ similar ~ ' is'
                ~ ' missing. Name it ' ~ similar ~ ' in the first line.'
            ) -%}
        {%- else -%}
            {%- do lines.append(
                'column ' ~ quoted_cell(column) ~ ': is unknown'
                ~ (' (a letter stands for a column without a name)'
                    if column | length == 1 else '')
                ~ '. Delete the column, or correct its name in the first line; known'
                ~ ' are ' ~ expected.columns.keys() | join(', ') ~ '.'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for column in missing -%}
        {%- do lines.append(
            'column ' ~ column ~ ': is missing. Add it to the first line, and a cell'
            ~ ' for it to each row, blank where its default is meant.'
        ) -%}
    {%- endfor -%}
    {%- set lines_with_path = [] -%}
    {%- for line in lines -%}
        {%- do lines_with_path.append(expected.path ~ ': ' ~ line) -%}
    {%- endfor -%}
    {{ return(lines_with_path) }}
{%- endmacro %}

{% macro default__seed_column_names(relation) -%}
    {{ return(
        adapter.get_columns_in_relation(relation) | map(attribute='name') | list
    ) }}
{%- endmacro %}
