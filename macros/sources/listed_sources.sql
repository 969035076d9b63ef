{#
    What the variable `sources` lists: mappings of `system`, the `name` that its ids get,
    and, if it says so, the `schema` and the `prefix` of its tables.
#}
{% macro listed_sources() -%}
    {%- set sources = [] -%}
    {%- for item in variable('sources') -%}
        {%- set listed = item if item is mapping else {'system': item} -%}
        {%- do sources.append({
            'system': listed.system,
            'name': listed.name or listed.system,
            'schema': listed.schema,
            'prefix': listed.prefix or '',
        }) -%}
    {%- endfor -%}
    {{ return(sources) }}
{%- endmacro %}


{# What of a system is listed: usually one source, of Segment perhaps several. #}
{% macro sources_of(system) -%}
    {{ return(listed_sources() | selectattr('system', 'equalto', system) | list) }}
{%- endmacro %}


{# Whether the variable `sources` lists a system. #}
{% macro is_listed(system) -%}
    {{ return(sources_of(system) | length > 0) }}
{%- endmacro %}


{# The systems that the variable `sources` lists, beside the generic contract. #}
{% macro listed_systems() -%}
    {{ return(
        listed_sources() | map(attribute='system') | reject('equalto', 'raw')
        | unique | list
    ) }}
{%- endmacro %}


{# What stands before the ids of a source: nothing, unless there are ids of others. #}
{% macro source_prefix(listed) -%}
    {{ return(
        listed.name ~ ':' if listed.system != 'raw' and variable('sources') | length > 1
        else ''
    ) }}
{%- endmacro %}


{# What stands before the ids of a system's rows. One that has no contacts, such as
   Snowplow, speaks of those of the first source that has some. Rows of a system that is
   listed several times have it already, see connector_table, and so have those of
   Calendly, see own_id. #}
{% macro id_prefix(system) -%}
    {%- set listed = sources_of(system)[0] -%}
    {%- if system != 'raw' and 'contacts' not in source_systems()[system] -%}
        {%- set listed = first_with_contacts() -%}
    {%- elif system == 'calendly' or sources_of(system) | length > 1 -%}
        {{ return('') }}
    {%- endif -%}
    {{ return(source_prefix(listed)) }}
{%- endmacro %}


{# The first listed source that has contacts; raw if none has. #}
{% macro first_with_contacts() -%}
    {%- for listed in listed_sources()
        if listed.system == 'raw' or 'contacts' in source_systems()[listed.system] -%}
        {%- if loop.first -%} {{ return(listed) }} {%- endif -%}
    {%- endfor -%}
    {{ return({'system': 'raw', 'name': 'raw'}) }}
{%- endmacro %}


{#
    Where the rows of a raw table come from, by the variable `sources`: the generic
    contract, whose cells have types, and what systems deliver, all text, as one. A list of
    `relation`, `prefix` (SQL of what stands before its ids, or blank), whether it has
    `is_unknown_type`, and the relations that it is made of. Where no source has such rows,
    no rows.
#}
{% macro raw_relations(table) -%}
    {%- set relations = relations_of_sources(table) -%}
    {%- if is_listed('dropcontact') and table in ['contacts', 'companies'] -%}
        {%- for source in relations -%}
            {%- do source.update({'relation': enriched(table, source.relation)}) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set of_raw = relations | rejectattr('is_of_system') | list -%}
    {%- set of_systems = relations | selectattr('is_of_system') | list -%}
    {%- if not relations -%}
        {%- do of_raw.append({
            'relation': '(' ~ no_rows(table) ~ ') as no_rows',
            'prefix': '',
        }) -%}
    {%- elif of_systems | length > 1 -%}
        {%- set of_systems = [union_of_systems(table, of_systems)] -%}
    {%- endif -%}
    {{ return(of_raw + of_systems) }}
{%- endmacro %}


{# Rows of several systems as one source, with what stands before their ids in a column:
   they are read in one place, however many they are. #}
{% macro union_of_systems(table, sources) -%}
    {%- set selects = [] -%}
    {%- for source in sources -%}
        {%- set cells = raw_columns(table) + [(source.prefix or "''") ~ ' as id_prefix'] -%}
        {%- if table == 'events' -%}
            {%- do cells.append('is_unknown_type' if source.maps_event_types
                else 'false as is_unknown_type') -%}
        {%- endif -%}
        {%- do selects.append(
            'select ' ~ cells | join(', ') ~ ' from ' ~ source.relation
        ) -%}
    {%- endfor -%}
    {{ return({
        'relation': '(' ~ selects | join(' union all ') ~ ') as systems',
        'prefix': 'id_prefix',
        'maps_event_types': true,
        'parts': sources | map(attribute='relation') | list,
    }) }}
{%- endmacro %}


{# The same as the sources deliver it, nothing where none does; without a system. #}
{% macro relations_of_sources(table, but=none) -%}
    {%- set relations = [] -%}
    {%- for system in listed_sources() | map(attribute='system') | unique
        if system != but -%}
        {%- if system == 'raw' -%}
            {%- do relations.append({
                'relation': input_relation(table) if is_package() else source('raw', table),
                'prefix': '',
                'is_of_system': false,
            }) -%}
        {%- elif table in source_systems()[system] -%}
            {%- do relations.append({
                'relation': ref('stg_' ~ system ~ '__' ~ table),
                'prefix': quote(id_prefix(system)) if id_prefix(system) else '',
                'is_of_system': true,
                'maps_event_types': system != 'mapped',
            }) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(relations) }}
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
