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
    whose further columns, those that variables name, this one holds.
#}
{% macro connector_table(system, table, carrying=none) -%}
    {%- set relation = source(system, table) -%}
    {#- its models, like all, wait for the check of the rules -#}
    {%- do ref('seed_check') -%}
    {%- if not execute -%}
        select * from {{ relation }}
    {%- else -%}
        {%- set present = columns_present(relation) -%}
        {%- set asked = connector_columns(system, table) -%}
        {%- set columns = asked.required + asked.optional -%}
        {%- set lines = [] -%}
        {%- for column in columns -%}
            {%- do lines.append(
                connector_cell(present[column | lower]) ~ ' as ' ~ column
            ) -%}
        {%- endfor -%}
        {%- set added = raw_contract()[carrying].added if carrying else [] -%}
        {%- for column in added if column not in columns -%}
            {%- do lines.append(
                connector_cell(custom_column(column, present)) ~ ' as ' ~ column
            ) -%}
        {%- endfor -%}
        select
            {{ lines | join(',\n            ') }}
        {{ 'from ' ~ relation if present
            else 'from (select 1 as one) as one_row where false' }}
        {{ rows_still_there(present, asked) }}
    {%- endif -%}
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
        {%- set cell = connector_cell(present[column]) -%}
        {%- do conditions.append(condition | replace(
            '@', cell if column.endswith('_at') else read_boolean(cell)
        )) -%}
    {%- endfor -%}
    {{ 'where ' ~ conditions | join(' and ') if conditions }}
{%- endmacro %}


{# A cell of a connector's table as text; null where there is no such column. #}
{% macro connector_cell(column) -%}
    {%- if column -%}
        nullif(cast({{ adapter.quote(column) }} as {{ dbt.type_string() }}), '')
    {%- else -%}
        cast(null as {{ dbt.type_string() }})
    {%- endif -%}
{%- endmacro %}


{# A column that a variable names, as connectors call it: HubSpot's are properties,
   Salesforce's own end in `__c`, Mailchimp's are merge fields. #}
{% macro custom_column(column, present) -%}
    {{ return(
        present[column] or present['property_' ~ column]
        or present['properties_' ~ column] or present['merge_' ~ column]
        or present[column ~ '__c']
    ) }}
{%- endmacro %}


{# What is declared of a table: `required` and `optional` columns, whether it
   `may_be_missing`, and whether it `keeps_history`. #}
{% macro connector_columns(system, table) -%}
    {%- set meta = graph.sources[
        'source.lead_scoring.' ~ system ~ '.' ~ table
    ].config.meta -%}
    {{ return({
        'required': meta.required or [],
        'optional': meta.optional or [],
        'may_be_missing': meta.may_be_missing or false,
        'keeps_history': meta.keeps_history or false,
    }) }}
{%- endmacro %}


{# The columns of a relation: name in lower case, without hyphens, -> name. None if there
   is no relation. #}
{% macro columns_present(relation) -%}
    {%- set columns = {} -%}
    {%- for name in adapter.dispatch('column_names', 'lead_scoring')(relation) -%}
        {%- do columns.update({name | lower | replace('-', '_'): name}) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}

{% macro default__column_names(relation) -%}
    {%- set found = adapter.get_relation(
        relation.database, relation.schema, relation.identifier
    ) -%}
    {{ return(
        adapter.get_columns_in_relation(found) | map(attribute='name') | list
        if found else []
    ) }}
{%- endmacro %}

{# The views over files are made by this run, behind dbt's back. #}
{% macro duckdb__column_names(relation) -%}
    {{ return(run_query(
        'select column_name from duckdb_columns()'
        ~ ' where database_name = ' ~ quote(relation.database)
        ~ ' and schema_name = ' ~ quote(relation.schema)
        ~ ' and table_name = ' ~ quote(relation.identifier)
        ~ ' order by column_index'
    ).columns[0].values() | list) }}
{%- endmacro %}
