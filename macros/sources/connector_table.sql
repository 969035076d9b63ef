{#
    Tables of a connector as CTEs of their names; see connector_table. `carrying`: the raw
    table whose further columns, those that variables name, the first of them holds.
#}
{% macro import_tables(system, tables, carrying=none) -%}
    {#- what is not built is parsed all the same, which may cost nothing -#}
    {%- for table in tables if is_listed(system) -%}
    {{ table }} as (

        {{ connector_table(system, table, carrying if loop.first else none) }}

    ){{ ',' if not loop.last }}

    {% endfor -%}
{%- endmacro %}


{#
    A select of the columns that a table of a connector is declared with, in
    models/staging/<system>/_<system>__sources.yml: all as text, blank ones null. What is
    not there, and may be missing, is null; a missing table has no rows. Rows that the
    connector marked as gone are left out, see rows_still_there. `carrying`: the raw table
    whose further columns, those that variables name, this one holds. Of a system that is
    listed several times the rows of all, their ids with the source's name before them.
#}
{% macro connector_table(system, table, carrying=none) -%}
    {%- set relation = source(system, table) -%}
    {#- its models, like all, wait for the check of the rules -#}
    {%- do ref('seed_check') -%}
    {%- if not execute -%}
        select * from {{ relation }}
    {%- else -%}
        {%- set listed = sources_of(system) -%}
        {%- for item in listed -%}
            {{ table_of_source(
                item, table, carrying,
                quote(source_prefix(item)) if listed | length > 1 else ''
            ) }}
            {{ 'union all' if not loop.last }}
        {% endfor -%}
    {%- endif -%}
{%- endmacro %}


{% macro table_of_source(listed, table, carrying, id_prefix) -%}
    {%- set relation = connector_relation(listed, table) -%}
    {%- set present = columns_present(relation) -%}
    {%- set asked = connector_columns(listed.system, table) -%}
    {%- set columns = asked.required + asked.optional -%}
    {%- set lines = [] -%}
    {%- for column in columns -%}
        {%- set found = declared_columns(column, present, asked.prefixes) -%}
        {%- set cell = nested_cell(found[0])
            if found and column in asked.nested and not is_float(found[0])
            else connector_id(found, id_prefix if column in asked.ids else '')
            if (column | lower).endswith('id')
            else connector_cell(found) -%}
        {%- do lines.append(cell ~ ' as ' ~ column) -%}
    {%- endfor -%}
    {%- set added = raw_contract()[carrying].added if carrying else [] -%}
    {%- for column in added if column not in columns -%}
        {%- do lines.append(
            connector_cell(custom_columns(column, present)) ~ ' as ' ~ column
        ) -%}
    {%- endfor -%}
    select
        {{ lines | join(',\n            ') }}
    {{ 'from ' ~ relation if present
        else 'from (select 1 as one) as one_row where false' }}
    {{ rows_still_there(present, asked) }}
{%- endmacro %}


{# A table of a listed source, in the schema that it names. #}
{% macro connector_relation(listed, table) -%}
    {%- set declared = source(listed.system, table) -%}
    {%- set schema = listed.schema or (
        listed.name if listed.name != listed.system else none
    ) -%}
    {%- set parts = (schema or '').split('.') -%}
    {{ return(adapter.dispatch('readable_relation', 'lead_scoring')(
        api.Relation.create(
            database=parts[-2] if parts | length > 1 else declared.database,
            schema=parts[-1] if schema else declared.schema,
            identifier=listed.prefix ~ declared.identifier,
        )
    )) }}
{%- endmacro %}

{# A name in capitals is written so by some warehouses, and not by others. #}
{% macro default__readable_relation(relation) -%}
    {%- if relation.identifier == relation.identifier | lower -%}
        {{ return(relation) }}
    {%- endif -%}
    {%- for name in [
        relation.identifier, relation.identifier | lower, relation.identifier | upper
    ] -%}
        {%- set found = adapter.get_relation(relation.database, relation.schema, name) -%}
        {%- if found -%} {{ return(found) }} {%- endif -%}
    {%- endfor -%}
    {{ return(relation) }}
{%- endmacro %}

{# A schema that is named as the database cannot be told from it in a view. What is read
   from files can be in another. #}
{% macro duckdb__readable_relation(relation) -%}
    {{ return(
        relation.incorporate(path={'schema': relation.schema ~ '_files'})
        if relation.schema == relation.database else relation
    ) }}
{%- endmacro %}


{#
    SQL of the condition that leaves out rows that are no longer in the source: soft
    deleted ones and, in history mode, earlier versions. A table that declares the column
    looks at it itself; one with `keeps_history` is of earlier values anyway.
#}
{% macro rows_still_there(present, asked) -%}
    {%- set conditions = [] -%}
    {%- for column, condition in {
        '_fivetran_deleted': 'not coalesce(@, false)',
        '_fivetran_active': 'coalesce(@, true)',
        '_ab_cdc_deleted_at': '@ is null',
    }.items()
        if column in present and column not in asked.required + asked.optional
        and not (column == '_fivetran_active' and asked.keeps_history) -%}
        {%- set cell = connector_cell([present[column]]) -%}
        {%- do conditions.append(condition | replace(
            '@', cell if column.endswith('_at') else read_boolean(cell)
        )) -%}
    {%- endfor -%}
    {{ 'where ' ~ conditions | join(' and ') if conditions }}
{%- endmacro %}
