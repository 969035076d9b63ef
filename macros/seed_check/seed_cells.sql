{#
    Steps (see run_steps) that put every cell under check beside what is asked of it: `column_rules` (one
    row per column), `known_words` (what a cell that names something may say), `cells`.
#}
{% macro seed_cells(contract, usable) -%}
    {%- set cells = [] -%}
    {%- for seed in usable -%}
        {%- set checked = [] -%}
        {%- for column, asked in contract[seed].columns.items()
            if asked.kind or asked.is_required -%}
            {%- do checked.append(column) -%}
        {%- endfor -%}
        {%- if checked -%}
            {%- do cells.append(columns_to_rows(
                seed, ["'" ~ seed ~ "' as seed", 'row_key'], checked
            )) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return([
        {
            'name': 'column_rules',
            'sql': seed_column_rules(contract, usable),
            'is_kept': true,
        },
        {
            'name': 'known_words',
            'sql': known_seed_words(contract, usable),
            'is_kept': true,
        },
        {'name': 'cells', 'sql': cells | join('\nunion all\n'), 'is_kept': true},
    ]) }}
{%- endmacro %}


{% macro seed_column_rules(contract, usable) -%}
    {%- set rows = [] -%}
    {%- for seed in usable -%}
        {%- set seed_number = loop.index -%}
        {%- for column, asked in contract[seed].columns.items() -%}
            {%- set row = [
                quote(seed), quote(column), quote(asked.kind or 'text'), seed_number,
                loop.index, asked.is_required or false,
                is_target_usable(asked, usable),
            ] -%}
            {%- for bound in ['above', 'least', 'below'] -%}
                {%- do row.append('cast(' ~ (
                    asked[bound] if bound in asked else 'null'
                ) ~ ' as integer)') -%}
            {%- endfor -%}
            {%- do rows.append(row) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ literal_rows([
        'seed', 'column_name', 'kind', 'seed_number', 'column_number', 'is_required',
        'is_target_usable', 'above', 'least', 'below',
    ], rows) }}
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
    {%- set named = [["''", "''", "''"]] -%}
    {%- set sources = [] -%}
    {%- for seed in usable -%}
        {%- for column, asked in contract[seed].columns.items() -%}
            {%- for word in words_of_column(asked)
                + ([asked.built_in] if asked.built_in is defined else []) -%}
                {%- do named.append([quote(seed), quote(column), quote(word)]) -%}
            {%- endfor -%}
            {%- set of_column -%}
                select '{{ seed }}' as seed, '{{ column }}' as column_name,
            {%- endset -%}
            {%- if asked.kind == 'reference' and asked.refers_to in usable -%}
                {%- do sources.append(
                    of_column ~ ' ' ~ contract[asked.refers_to].row_key[0]
                    ~ ' as word from ' ~ asked.refers_to
                ) -%}
            {%- elif asked.kind == 'rule' and is_target_usable(asked, usable) -%}
                {%- do sources.append(of_column ~ ' rule_id as word from rules') -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
        select distinct
            seed,
            column_name,
            word
        from (
            {{ literal_rows(['seed', 'column_name', 'word'], named) }}
            {%- for source in sources %}
            union all
            {{ source }}
            {%- endfor %}
        ) as known
{%- endmacro %}
