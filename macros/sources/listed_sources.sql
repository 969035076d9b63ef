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
    Where the rows of a raw table come from, by the variable `sources`: a list of
    `relation`, the `prefix` of its ids, and whether it names events as a system does, not as
    whoever wrote a map. Where no source has such rows, no rows.
#}
{% macro raw_relations(table) -%}
    {%- set relations = relations_of_sources(table) -%}
    {%- if is_listed('dropcontact') and table in ['contacts', 'companies'] -%}
        {%- for source in relations -%}
            {%- do source.update({'relation': enriched(table, source.relation)}) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if not relations -%}
        {%- do relations.append({
            'relation': '(select ' ~ contract_columns(table, {})
                ~ ' from (select 1 as one) as one_row where false) as no_rows',
            'prefix': '',
        }) -%}
    {%- endif -%}
    {{ return(relations) }}
{%- endmacro %}


{# The same as the sources deliver it, nothing where none does; without a system. #}
{% macro relations_of_sources(table, but=none) -%}
    {%- set relations = [] -%}
    {%- for system in listed_sources() | map(attribute='system') | unique
        if system != but -%}
        {%- if system == 'raw' -%}
            {%- do relations.append({'relation': source('raw', table), 'prefix': ''}) -%}
        {%- elif table in source_systems()[system] -%}
            {%- do relations.append({
                'relation': ref('stg_' ~ system ~ '__' ~ table),
                'prefix': id_prefix(system),
                'maps_event_types': system != 'mapped',
            }) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(relations) }}
{%- endmacro %}
