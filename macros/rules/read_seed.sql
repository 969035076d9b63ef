{#
    The rows of a checked seed: every cell trimmed; a blank one, or the word null, is
    null. Its columns are those that its description names; a unit test knows none. What
    the file may do without is null where it does.
#}
{% macro read_seed(name) -%}
    {%- set relation = ref(name) -%}
    {%- set seeds = (graph.nodes or {}).values() -%}
    {%- set cells = [] -%}
    {%- for seed in seeds if seed.resource_type == 'seed' and seed.name == name %}
        {%- set optional = seed.columns.values()
            | selectattr('config.meta.is_optional') | list -%}
        {%- set loaded = load_relation(relation) if optional and execute -%}
        {%- set present = adapter.get_columns_in_relation(loaded)
            | map(attribute='name') | map('lower') | list if loaded
            else seed.columns | list -%}
        {%- for column in seed.columns -%}
            {%- do cells.append(
                (seed_cell('seed_rows.' ~ column) if column in present
                    else 'cast(null as ' ~ dbt.type_string() ~ ')') ~ ' as ' ~ column
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    select
        {{ cells | join(',\n        ') or '*' }}
    from {{ relation }} as seed_rows
{%- endmacro %}
