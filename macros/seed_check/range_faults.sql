{# Ranges whose end lies before their start, one check per column that closes one. #}
{% macro range_faults(contract, usable) -%}
    {%- set checks = [] -%}
    {%- for seed in usable -%}
        {%- for column, asked in contract[seed].columns.items() if asked.not_below -%}
            {%- set start = asked.not_below -%}
            {%- set default = asked.not_below_default -%}
            {%- set check -%}
    select
        {{ fault_columns(
            "'" ~ seed ~ "'", 'row_key', "'" ~ column ~ "'", "'reversed'", column,
            "'" ~ start ~ " ' || coalesce(" ~ start ~ ", '" ~ default ~ "')"
        ) }}

    from {{ seed }}

    where
            {%- if asked.kind == 'date' %}
        {{ seed_date_or_null(column) }} < {{ seed_date_or_null(start) }}
            {%- else %}
        {{ seed_number_or_null(column) }} < case
            when {{ start }} is null
                then {{ default if default is defined else 'null' }}
            else {{ seed_number_or_null(start) }}
        end
            {%- endif %}
            {%- endset -%}
            {%- do checks.append(check) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(checks) }}
{%- endmacro %}
