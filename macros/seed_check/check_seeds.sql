{#
    Stops the run, with every fault of the seeds in one message, before a model changes.
    For the model seed_check alone: asks nothing of the database when it is only parsed,
    compiled, documented or unit tested.
#}
{% macro check_seeds() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] and model.name == 'seed_check'
    -%}
        {%- set lines = seed_fault_lines(seed_contract(model.depends_on.nodes)) -%}
        {%- if lines -%}
            {%- do exceptions.raise_compiler_error(
                (lines | length) ~ (' faults' if lines | length > 1 else ' fault')
                ~ ' in the rules. Nothing was scored; correct this and run again:\n'
                ~ lines | join('\n')
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{# One line per fault, in the order of files, rows and columns. A seed with wrong
   columns gives only those; what other seeds hold is checked all the same. #}
{% macro seed_fault_lines(contract) -%}
    {%- set lines = [] -%}
    {%- set usable = [] -%}
    {%- set read = {} -%}
    {%- for seed in contract -%}
        {%- set faults = seed_column_faults(contract[seed]) -%}
        {%- do lines.extend(faults) if faults else usable.append(seed) -%}
    {%- endfor -%}
    {%- if usable -%}
        {%- for row in seed_faults(contract, usable) -%}
            {%- set fault = dict(row) -%}
            {%- if fault.fault == 'regex_to_read' -%}
                {%- if fault.detail not in read -%}
                    {%- do read.update({fault.detail: regex_fault(fault.detail)}) -%}
                {%- endif -%}
                {%- do fault.update(
                    {'fault': 'bad_regex', 'detail': read[fault.detail]}
                ) -%}
            {%- endif -%}
            {%- if fault.fault != 'bad_regex' or fault.detail -%}
                {%- do lines.append(seed_fault_line(contract, fault)) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(lines) }}
{%- endmacro %}
