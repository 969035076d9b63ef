{#
    One row per row of a raw table, read but not judged: the contract's columns and
    those that the variables add, typed; `row_text` and `row_hash` of the cells as they
    are; `is_bad_row` if a required value is missing or unreadable; per optional typed
    column `unreadable_<column>`, the cell that could not be read. `or_bad_if`: SQL of a
    further reason to reject the row. `only`: a relation of the keys of the rows to read.
    Of several sources, the rows of all.
#}
{% macro read_raw_table(table, or_bad_if='false', only=none) -%}
    {%- set contract = raw_contract()[table] -%}
    {%- set typed = typed_columns(contract.columns) -%}
    {%- if table != 'events' -%} {{ config(materialized=view_of_a_run()) }} {%- endif -%}
    {%- for source in raw_relations(table) %}
    {{ 'union all' if not loop.first }}
    select
        {%- for column in contract.columns %}
        {%- if column in typed %}
        read_{{ column }} as {{ column }},
        {%- else %}
        {{ prefixed_id(column, source.prefix) }} as {{ column }},
        {%- endif %}
        {%- endfor %}
        {%- for column in contract.added %}
        {{ read_text(column) }} as {{ column }},
        {%- endfor %}
        {%- for column in optional_typed_columns(table) %}
        case
            when read_{{ column }} is null then {{ read_text(column) }}
        end as unreadable_{{ column }},
        {%- endfor %}
        {{ row_text(table) }} as row_text,
        {{ row_hash(contract.columns + contract.added) }} as row_hash,
        {% for column in contract.required -%}
        {{ 'read_' ~ column ~ ' is null' if column in typed else is_blank(column) }} or {# -#}
        {% endfor -%}
        {{ or_bad_if }} as is_bad_row
    from (
        select
            *
            {%- for column in typed %},
            {{ read_raw(column) }} as read_{{ column }}
            {%- endfor %}
        from {{ source.relation }}
        {%- if only %}
        where {{ prefixed_id(contract.key, source.prefix) }} in (
            select {{ contract.key }} from {{ only }}
        )
        {%- endif %}
    ) as cells
    {%- endfor -%}
{%- endmacro %}
