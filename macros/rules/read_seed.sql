{#
    The rows of a checked seed: every cell trimmed; a blank one, or the word null, is
    null. Its columns are those that its description names.
#}
{% macro read_seed(name) -%}
    {%- set relation = ref(name) -%}
    {%- set seeds = graph.nodes.values() if execute else [] -%}
    select
    {%- for seed in seeds if seed.resource_type == 'seed' and seed.name == name %}
        {%- for column in seed.columns %}
        {{ seed_cell('seed_rows.' ~ column) }} as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    {%- endfor %}
    from {{ relation }} as seed_rows
{%- endmacro %}
