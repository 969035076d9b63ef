{#
    The version of the SQL that reads the cells of a raw table, the same for all rows:
    a macro or a variable that changes what is read changes it. What a source system's
    events are made of is in it, as far as dbt can tell.
#}
{% macro read_version(table, sql) -%}
    {%- set parts = [sql] -%}
    {%- for source in raw_relations(table) -%}
        {%- for relation in source.parts or [source.relation] -%}
            {%- do parts.append(parts.pop() | replace(relation | string, '')) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for system in listed_systems() if execute -%}
        {%- set id = 'model.lead_scoring.stg_' ~ system ~ '__' ~ table -%}
        {%- if id in graph.nodes -%}
            {%- do parts.append(graph.nodes[id].checksum.checksum) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if is_listed('mapped') -%} {%- do parts.append(column_map() | string) -%}
    {%- endif -%}
    {{ return(local_md5((parts | join(' ')).split() | join(' '))) }}
{%- endmacro %}
