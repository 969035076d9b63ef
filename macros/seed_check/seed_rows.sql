{#
    Steps (see run_steps) with the rows of a seed, cells trimmed and null where blank:
    <seed>_rows all of them, <seed> without the empty ones. `row_key` is what names a row
    in a message; null for an empty row.
#}
{% macro seed_rows(seed, expected) -%}
    {%- set columns = expected.columns.keys() | list -%}
    {#- with their relation: a column may be called like a word of SQL -#}
    {%- set cells_of = {'row': [], 'key': []} -%}
    {%- for column in columns -%}
        {%- do cells_of.row.append('cells.' ~ column) -%}
    {%- endfor -%}
    {%- for column in expected.row_key -%}
        {%- do cells_of.key.append('cells.' ~ column) -%}
    {%- endfor -%}
    {%- set trimmed %}
        select
            {%- for column in columns %}
            {{ trim_blanks('given.' ~ column) }} as {{ column }}{{ ',' if not loop.last }}
            {%- endfor %}

        from {{ expected.relation }} as given
    {%- endset -%}
    {%- set cells %}
        select
            {%- for column in columns %}
            case
                when lower(trimmed.{{ column }}) not in ('', 'null')
                    then trimmed.{{ column }}
            end as {{ column }}{{ ',' if not loop.last }}
            {%- endfor %}

        from {{ seed }}_trimmed as trimmed
    {%- endset -%}
    {%- set rows %}
        select
            *,
            case
                when coalesce({{ (cells_of.key * 2) | join(', ') }}) is not null
                    then
                        {% for cell in cells_of.key -%}
                        coalesce({{ cell }}, '?')
                        {%- if not loop.last %} || ' / ' || {% endif -%}
                        {%- endfor %}
                when coalesce({{ (cells_of.row * 2) | join(', ') }}) is not null
                    then
                        'without {{ expected.row_key[0] }} (' || substr(
                            {%- for cell in cells_of.row %}
                            coalesce({{ cell }} || ' ', '')
                            {%- if not loop.last %} || {% endif -%}
                            {%- endfor %},
                            1,
                            40
                        ) || '...)'
            end as row_key

        from {{ seed }}_cells as cells
    {%- endset -%}
    {%- set filled %}
        select * from {{ seed }}_rows
        where row_key is not null
    {%- endset -%}
    {{ return([
        {'name': seed ~ '_trimmed', 'sql': trimmed},
        {'name': seed ~ '_cells', 'sql': cells},
        {'name': seed ~ '_rows', 'sql': rows, 'is_kept': true},
        {'name': seed, 'sql': filled},
    ]) }}
{%- endmacro %}


{# The rules of all rule files that can be read: what they share. #}
{% macro seed_rules(seeds) -%}
    {%- for seed in seeds %}
        {%- set kind = rule_seeds()[seed] %}
        select
            '{{ seed }}' as seed,
            row_key,
            rule_id,
            scorecard_id,
            group_id,
            '{{ kind }}' as kind,
            {{ seed_number_or_null(
                'max_points' if kind == 'purchase_cycle' else 'points'
            ) }} as points
        from {{ seed }}
        {%- if not loop.last %}

        union all
        {% endif %}
    {%- endfor %}
{%- endmacro %}
