{# Whether a run is about anything of this project: a parent's own runs are not. #}
{% macro is_asked_for() -%}
    {%- for id in selected_resources or [] if id.split('.')[1] == 'lead_scoring' -%}
        {{ return(true) }}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}


{# Whether a parent project gives raw tables by variables such as lead_scoring_contacts. #}
{% macro has_inputs() -%}
    {%- for table in raw_contract() if variable('lead_scoring_' ~ table) -%}
        {{ return(true) }}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}


{#
    SQL of the relation that a parent gives for a raw table, in the contract's columns:
    `{% raw %}{{ ref('dim_people') }}{% endraw %}`, a source, or a relation's name. An
    optional column that it lacks is null; a table that is not given has no rows.
#}
{% macro input_relation(table) -%}
    {%- set given = variable('lead_scoring_' ~ table) -%}
    {%- if not given -%}
        {{ return('(' ~ no_rows(table) ~ ') as no_rows') }}
    {%- endif -%}
    {%- set call = modules.re.fullmatch(
        '\\s*\\{\\{\\s*(ref|source)\\((.*)\\)\\s*\\}\\}\\s*', given
    ) -%}
    {%- set names = modules.re.findall('[\'"]([^\'"]+)[\'"]', given) -%}
    {%- set path = given.split('.') -%}
    {%- set relation = ref(*names) if call and call.group(1) == 'ref'
        else source(*names) if call
        else api.Relation.create(
            database=path[-3] if path | length > 2 else target.database,
            schema=path[-2] if path | length > 1 else target.schema,
            identifier=path[-1]
        ) -%}
    {%- if not execute -%} {{ return(relation) }} {%- endif -%}
    {%- set present = {} -%}
    {%- for column in adapter.get_columns_in_relation(relation) -%}
        {%- do present.setdefault(column.name | lower, adapter.quote(column.name)) -%}
    {%- endfor -%}
    {%- if not present -%} {{ return(relation) }} {%- endif -%}
    {%- set missing = required_columns(table) | reject('in', present) | list -%}
    {%- if missing -%}
        {%- do exceptions.raise_compiler_error(
            'lead_scoring_' ~ table ~ ': ' ~ relation ~ ' lacks ' ~ missing | join(', ')
            ~ ', which every row needs. It has ' ~ present | join(', ') ~ '.'
        ) -%}
    {%- endif -%}
    {%- set cells = [] -%}
    {%- for column in raw_columns(table) -%}
        {%- do cells.append((
            present[column] or 'cast(null as ' ~ dbt.type_string() ~ ')'
        ) ~ ' as ' ~ column) -%}
    {%- endfor -%}
    {{ return('(select ' ~ cells | join(', ') ~ ' from ' ~ relation ~ ') as input_rows') }}
{%- endmacro %}


{# A select of a raw table's columns without a row. #}
{% macro no_rows(table) -%}
    {%- set cells = [] -%}
    {%- for column in raw_columns(table) -%}
        {%- do cells.append('cast(null as ' ~ dbt.type_string() ~ ') as ' ~ column) -%}
    {%- endfor -%}
    {{ return('select ' ~ cells | join(', ') ~ ' from (select 1 as one) as one_row'
        ~ ' where false') }}
{%- endmacro %}
