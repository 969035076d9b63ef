{#
    The version of the SQL that reads the cells of events, the same for all rows: a macro
    or a variable that changes what is read changes it. What a source system's events are
    made of is in it, as far as dbt can tell.
#}
{% macro read_version() -%}
    {%- set parts = [
        read_id('cell'), read_text('cell'), read_number('cell'), read_timestamp('cell'),
        is_blank('cell'), read_added_columns('events'), row_text('events'),
        row_hash(raw_columns('events')), known_cells('events', {'relation': 'events'}),
        listed_sources() | string,
    ] -%}
    {%- set models = ['stg_raw__events'] -%}
    {%- for system in listed_systems() -%}
        {%- do models.append('stg_' ~ system ~ '__events') -%}
    {%- endfor -%}
    {%- for name in models if execute and 'model.lead_scoring.' ~ name in graph.nodes -%}
        {%- do parts.append(graph.nodes['model.lead_scoring.' ~ name].checksum.checksum) -%}
    {%- endfor -%}
    {%- if is_listed('mapped') -%} {%- do parts.append(column_map() | string) -%}
    {%- endif -%}
    {{ return(local_md5((parts | join(' ')).split() | join(' '))) }}
{%- endmacro %}
