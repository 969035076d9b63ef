{# Whether a column holds floats, of which loaders make numbers where some are null. #}
{% macro is_float(column) -%}
    {{ return(modules.re.match('float|double|real', column.dtype | lower) is not none) }}
{%- endmacro %}


{# A cell of a connector's table as text: that of the first of these columns that has
   one; null where there are none. A whole number of a float is that whole number. #}
{% macro connector_cell(columns) -%}
    {%- set cells = [] -%}
    {%- for column in columns -%}
        {%- set cell = adapter.quote(column.name) -%}
        {%- do cells.append(
            read_id(cell) if is_float(column)
            else 'nullif(cast(' ~ cell ~ ' as ' ~ dbt.type_string() ~ "), '')"
        ) -%}
    {%- endfor -%}
    {%- if not cells -%}
        cast(null as {{ dbt.type_string() }})
    {%- else -%}
        {{ cells[0] if cells | length == 1 else 'coalesce(' ~ cells | join(', ') ~ ')' }}
    {%- endif -%}
{%- endmacro %}


{# The same of an id, read as all ids are, so that tables can be joined by it. #}
{% macro connector_id(columns, prefix) -%}
    {{ prefix ~ ' || ' if prefix }}
    {%- if columns | length == 1 and not is_float(columns[0]) -%}
        {{ read_text(adapter.quote(columns[0].name)) }}
    {%- else -%}
        {{ connector_cell(columns) }}
    {%- endif -%}
{%- endmacro %}


{# A cell that holds more than one value as JSON text; see nested_text. #}
{% macro nested_cell(column) -%}
    nullif({{ nested_text(adapter.quote(column.name), column.dtype) }}, '')
{%- endmacro %}


{# The columns that hold a declared one: its name, and its name after a prefix; some
   connectors write names without underscores. #}
{% macro declared_columns(column, present, prefixes) -%}
    {%- set columns = [] -%}
    {%- for prefix in [''] + prefixes -%}
        {%- set name = prefix ~ column | lower -%}
        {%- set found = present.get(name) or present.get(name | replace('_', '')) -%}
        {%- do columns.append(found) if found -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}


{# The columns that hold one that a variable names, as connectors call it: HubSpot's are
   properties, Salesforce's own end in `__c`, or `_c` by Fivetran, Mailchimp's are merge
   fields, RudderStack's are traits. #}
{% macro custom_columns(column, present) -%}
    {%- set columns = [] -%}
    {%- for name in [
        column, 'property_' ~ column, 'properties_' ~ column, 'merge_' ~ column,
        'context_traits_' ~ column, column ~ '__c', column ~ '_c',
    ] if name in present -%}
        {%- do columns.append(present[name]) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}


{# What is declared of a table: `required` and `optional` columns, the `prefixes` that
   they may have, those that are `nested`, those that are `ids` (where a system may be
   listed several times), whether it `may_be_missing`, and whether it `keeps_history`. #}
{% macro connector_columns(system, table) -%}
    {%- set meta = graph.sources[
        'source.lead_scoring.' ~ system ~ '.' ~ table
    ].config.meta -%}
    {{ return({
        'required': meta.required or [],
        'optional': meta.optional or [],
        'prefixes': meta.prefixes or [],
        'nested': meta.nested or [],
        'ids': meta.ids or [],
        'may_be_missing': meta.may_be_missing or false,
        'keeps_history': meta.keeps_history or false,
    }) }}
{%- endmacro %}


{# The columns of a relation: name in lower case, without hyphens, -> column with `name`
   and `dtype`. None if there is no relation. #}
{% macro columns_present(relation) -%}
    {%- set columns = {} -%}
    {%- for column in adapter.dispatch('columns_there', 'lead_scoring')(relation) -%}
        {%- do columns.update({column.name | lower | replace('-', '_'): column}) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}

{% macro default__columns_there(relation) -%}
    {%- set found = adapter.get_relation(
        relation.database, relation.schema, relation.identifier
    ) -%}
    {{ return(adapter.get_columns_in_relation(found) if found else []) }}
{%- endmacro %}

{# The views over files are made by this run, behind dbt's back. #}
{% macro duckdb__columns_there(relation) -%}
    {%- set columns = [] -%}
    {%- for row in run_query(
        'select column_name, data_type from duckdb_columns()'
        ~ ' where database_name = ' ~ quote(relation.database)
        ~ ' and schema_name = ' ~ quote(relation.schema)
        ~ ' and lower(table_name) = ' ~ quote(relation.identifier | lower)
        ~ ' order by column_index'
    ).rows -%}
        {%- do columns.append(api.Column(row[0], row[1])) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}
