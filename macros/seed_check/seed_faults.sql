{#
    The rows of a query: one per fault in the cells of the seeds: `seed`, `row_key`, `column_name`,
    `fault` (a key of seed_fault_texts, or regex_to_read), `cell` and `detail`, all
    text, in the order of files, rows and columns. `usable`: the seeds whose columns are
    sound; what needs another one is not asked.
#}
{% macro seed_faults(contract, usable) -%}
    {%- set rules = rule_seeds().keys() | select('in', usable) | list -%}
    {%- set conditions = ['demographic_points', 'behavioural_points', 'rule_conditions']
        | select('in', usable) | list -%}
    {%- set checks = [cell_faults()]
        + empty_row_faults(contract, usable)
        + range_faults(contract, usable)
        + duplicate_faults(contract, usable, rules)
        + row_faults(usable, rules) -%}
    {%- if conditions -%}
        {%- do checks.extend([
            field_faults(), operator_faults(), value_faults(), value_item_faults()
        ]) -%}
    {%- endif -%}
    {%- set steps = [] -%}
    {%- for seed in usable -%}
        {%- do steps.extend(seed_rows(seed, contract[seed])) -%}
    {%- endfor -%}
    {%- if rules -%}
        {%- do steps.append(
            {'name': 'rules', 'sql': seed_rules(rules), 'is_kept': true}
        ) -%}
    {%- endif -%}
    {%- if conditions -%}
        {%- do steps.extend(seed_conditions(conditions, rules)) -%}
    {%- endif -%}
    {%- do steps.extend(seed_cells(contract, usable)) -%}
    {%- do steps.append(
        {
            'name': 'faults',
            'sql': checks | join('\n\nunion all\n\n'),
            'is_kept': true,
        }
    ) -%}
    {%- set query %}
    select
        faults.seed,
        faults.row_key,
        faults.column_name,
        faults.fault,
        faults.cell,
        faults.detail

    from faults

    inner join column_rules
        on
            faults.seed = column_rules.seed
            and faults.column_name = column_rules.column_name

    order by
        column_rules.seed_number,
        faults.row_key,
        column_rules.column_number,
        faults.fault,
        faults.cell
    {%- endset -%}
    {{ return(run_steps(steps, query)) }}
{%- endmacro %}


{# The columns of a row of faults; `cell` and `detail` are SQL. #}
{% macro fault_columns(seed, row_key, column_name, fault, cell, detail='null') -%}
    {{ seed }} as seed,
    {{ row_key }} as row_key,
    {{ column_name }} as column_name,
    {{ fault }} as fault,
    cast({{ cell }} as {{ dbt.type_string() }}) as cell,
    cast({{ detail }} as {{ dbt.type_string() }}) as detail
{%- endmacro %}
