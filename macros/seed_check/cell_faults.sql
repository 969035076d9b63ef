{# What is wrong with single cells: one fault at most per cell. #}
{% macro cell_faults() -%}
    select
        {{ fault_columns(
            'judged.seed', 'judged.row_key', 'judged.column_name', 'judged.fault',
            'judged.cell', 'judged.bound'
        ) }}

    from (
        select
            cells.seed,
            cells.row_key,
            cells.column_name,
            cells.cell,
            coalesce(
                column_rules.above, column_rules.least, column_rules.below
            ) as bound,
            case
                when cells.cell is null and column_rules.is_required then 'blank'
                when cells.cell is null then null
                when column_rules.kind in ('number', 'whole')
                    then {{ number_fault('cells.cell', 'column_rules') }}
                when
                    column_rules.kind = 'boolean'
                    and {{ read_boolean('cells.cell') }} is null
                    then 'no_boolean'
                when
                    column_rules.kind = 'date'
                    and not {{ is_calendar_date('cells.cell') }}
                    then 'no_date'
                when
                    column_rules.kind in ('list', 'months')
                    and {{ trim_blanks("replace(cells.cell, '|', '')") }} = ''
                    then 'empty_list'
                when
                    column_rules.kind in ('word', 'operator', 'reference', 'rule')
                    and column_rules.is_target_usable
                    and known_words.word is null
                    then 'unknown_' || column_rules.kind
            end as fault

        from cells

        inner join column_rules
            on
                cells.seed = column_rules.seed
                and cells.column_name = column_rules.column_name

        left join known_words
            on
                cells.seed = known_words.seed
                and cells.column_name = known_words.column_name
                and case
                    when column_rules.kind in ('word', 'operator')
                        then lower(cells.cell)
                    else cells.cell
                end = known_words.word
    ) as judged

    where judged.fault is not null
{%- endmacro %}


{# The fault of a cell that should be a number, or null. #}
{% macro number_fault(cell, rules) -%}
    case
        when not {{ is_seed_number(cell) }} then 'no_number'
        when not {{ is_full_match(cell, '[+-]?0*[0-9]{0,9}([.][0-9]*)?') }}
            then 'too_large'
        when
            {{ rules }}.kind = 'whole'
            and not {{ is_full_match(cell, '[+-]?[0-9]+([.]0*)?') }}
            then 'not_whole'
        when not {{ is_full_match(cell, '[+-]?[0-9]*([.][0-9]{0,4}0*)?') }}
            then 'too_many_decimals'
        when {{ seed_number_or_null(cell) }} <= {{ rules }}.above then 'not_above'
        when {{ seed_number_or_null(cell) }} < {{ rules }}.least then 'too_small'
        when {{ seed_number_or_null(cell) }} >= {{ rules }}.below then 'not_below'
    end
{%- endmacro %}


{# Rows of which nothing is filled in. #}
{% macro empty_row_faults(contract, usable) -%}
    {%- set checks = [] -%}
    {%- for seed in usable -%}
        {%- set check -%}
    select
        {{ fault_columns(
            "'" ~ seed ~ "'", "'-'", "'" ~ contract[seed].row_key[0] ~ "'",
            "'empty_rows'", 'count(*)'
        ) }}

    from {{ seed }}_rows

    where row_key is null

    having count(*) > 0
        {%- endset -%}
        {%- do checks.append(check) -%}
    {%- endfor -%}
    {{ return(checks) }}
{%- endmacro %}
