{# A cell of a connector's table as text: that of the first of these columns that has
   one; null where there are none. #}
{% macro connector_cell(names) -%}
    {%- set cells = [] -%}
    {%- for name in names -%}
        {%- do cells.append(
            'nullif(cast(' ~ adapter.quote(name) ~ ' as ' ~ dbt.type_string() ~ "), '')"
        ) -%}
    {%- endfor -%}
    {%- if not cells -%}
        cast(null as {{ dbt.type_string() }})
    {%- else -%}
        {{ cells[0] if cells | length == 1 else 'coalesce(' ~ cells | join(', ') ~ ')' }}
    {%- endif -%}
{%- endmacro %}


{# The same of an id, read as all ids are, so that tables can be joined by it. #}
{% macro connector_id(names, prefix) -%}
    {%- if names | length == 1 -%}
        {{ read_id(adapter.quote(names[0]), prefix) }}
    {%- else -%}
        {{ quote(prefix) ~ ' || ' if prefix }}{{ connector_cell(names) }}
    {%- endif -%}
{%- endmacro %}


{# A cell that holds more than one value as JSON text; see nested_text. #}
{% macro nested_cell(name, relation) -%}
    {%- set types = {} -%}
    {%- for column in adapter.dispatch('typed_columns', 'lead_scoring')(relation) -%}
        {%- do types.update({column.name: column.dtype}) -%}
    {%- endfor -%}
    nullif({{ nested_text(adapter.quote(name), types[name]) }}, '')
{%- endmacro %}

{% macro default__typed_columns(relation) -%}
    {{ return(adapter.get_columns_in_relation(relation)) }}
{%- endmacro %}

{% macro duckdb__typed_columns(relation) -%} {{ return([]) }} {%- endmacro %}


{# The columns that hold a declared one: its name, and its name after a prefix; some
   connectors write names without underscores. #}
{% macro names_present(column, present, prefixes) -%}
    {%- set names = [] -%}
    {%- for prefix in [''] + prefixes -%}
        {%- set name = prefix ~ column | lower -%}
        {%- set found = present.get(name) or present.get(name | replace('_', '')) -%}
        {%- do names.append(found) if found -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}


{# The columns that hold one that a variable names, as connectors call it: HubSpot's are
   properties, Salesforce's own end in `__c`, or `_c` by Fivetran, Mailchimp's are merge
   fields, RudderStack's are traits. #}
{% macro custom_columns(column, present) -%}
    {%- set names = [] -%}
    {%- for name in [
        column, 'property_' ~ column, 'properties_' ~ column, 'merge_' ~ column,
        'context_traits_' ~ column, column ~ '__c', column ~ '_c',
    ] if name in present -%}
        {%- do names.append(present[name]) -%}
    {%- endfor -%}
    {{ return(names) }}
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
        ~ ' and lower(table_name) = ' ~ quote(relation.identifier | lower)
        ~ ' order by column_index'
    ).columns[0].values() | list) }}
{%- endmacro %}
