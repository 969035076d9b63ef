{#
    CTEs that put every cell under check beside what is asked of it: `column_rules` (one
    row per column), `known_words` (what a cell that names something may say), `cells`.
#}
{% macro seed_cells(contract, usable) -%}
    column_rules as {{ materialized() }} (

        {{ seed_column_rules(contract, usable) }}

    ),

    known_words as {{ materialized() }} (

        {{ known_seed_words(contract, usable) }}

    ),

    cells as {{ materialized() }} (

        {% set checked = [] -%}
        {%- for seed in usable -%}
            {%- for column, asked in contract[seed].columns.items()
                if asked.kind or asked.is_required -%}
                {%- do checked.append([seed, column]) -%}
            {%- endfor -%}
        {%- endfor -%}
        {%- for seed, column in checked -%}
        select
            '{{ seed }}' as seed,
            row_key,
            '{{ column }}' as column_name,
            {{ column }} as cell
        from {{ seed }}
        {%- if not loop.last %}

        union all

        {% endif -%}
        {%- endfor %}

    )
{%- endmacro %}


{% macro seed_column_rules(contract, usable) -%}
    {%- for seed in usable -%}
        {%- set seed_number = loop.index -%}
        {%- set is_last_seed = loop.last -%}
        {%- for column, asked in contract[seed].columns.items() %}
        select
            '{{ seed }}' as seed,
            '{{ column }}' as column_name,
            '{{ asked.kind or 'text' }}' as kind,
            {{ seed_number }} as seed_number,
            {{ loop.index }} as column_number,
            {%- for bound in ['above', 'least', 'below'] %}
            cast(
                {{ asked[bound] if bound in asked else 'null' }} as integer
            ) as {{ bound }},
            {%- endfor %}
            {{ asked.is_required or false }} as is_required,
            {{ is_target_usable(asked, usable) }} as is_target_usable
        {%- if not (loop.last and is_last_seed) %}

        union all
        {% endif -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}


{# Whether what a cell refers to can be looked up. #}
{% macro is_target_usable(asked, usable) -%}
    {%- if asked.kind == 'rule' -%}
        {{ return(rule_seeds() | reject('in', usable) | list | length == 0) }}
    {%- endif -%}
    {{ return(asked.kind != 'reference' or asked.refers_to in usable) }}
{%- endmacro %}


{# Words of the contract, folded, and ids of other seeds. #}
{% macro known_seed_words(contract, usable) -%}
    {%- set sources = [] -%}
    {%- for seed in usable -%}
        {%- for column, asked in contract[seed].columns.items() -%}
            {%- set words = words_of_column(asked) -%}
            {%- set named = "select '" ~ seed ~ "' as seed, '" ~ column
                ~ "' as column_name, " -%}
            {%- for word in words
                + ([asked.built_in] if asked.built_in is defined else []) -%}
                {%- do sources.append(named ~ "'" ~ word ~ "' as word") -%}
            {%- endfor -%}
            {%- if asked.kind == 'reference' and asked.refers_to in usable -%}
                {%- do sources.append(
                    named ~ contract[asked.refers_to].row_key[0] ~ ' as word from '
                    ~ asked.refers_to
                ) -%}
            {%- elif asked.kind == 'rule' and is_target_usable(asked, usable) -%}
                {%- do sources.append(named ~ 'rule_id as word from rules') -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- if not sources -%}
        {%- do sources.append(
            "select '' as seed, '' as column_name, '' as word"
        ) -%}
    {%- endif -%}
        {{ sources | join('\n        union\n        ') }}
{%- endmacro %}
