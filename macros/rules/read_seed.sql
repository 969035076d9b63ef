{#
    The rows of a checked seed: every cell trimmed; a blank one, or the word null, is
    null. Its columns are those that its description names; a unit test knows none.
#}
{% macro read_seed(name) -%}
    {%- set relation = ref(name) -%}
    {%- set seeds = (graph.nodes or {}).values() -%}
    {%- set cells = [] -%}
    {%- for seed in seeds if seed.resource_type == 'seed' and seed.name == name %}
        {%- for column in seed.columns -%}
            {%- do cells.append(seed_cell('seed_rows.' ~ column) ~ ' as ' ~ column) -%}
        {%- endfor -%}
    {%- endfor -%}
    select
        {{ cells | join(',\n        ') or '*' }}
    from {{ relation }} as seed_rows
{%- endmacro %}
