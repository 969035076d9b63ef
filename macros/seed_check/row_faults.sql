{# Cells that do not go together in one row, or with the row they refer to. #}
{% macro row_faults(usable, rules) -%}
    {%- set checks = [] -%}
    {%- if 'demographic_points' in usable -%}
        {%- do checks.append(month_faults()) -%}
    {%- endif -%}
    {%- if 'behavioural_points' in usable -%}
        {%- do checks.append(period_faults()) -%}
    {%- endif -%}
    {%- if 'decay_profiles' in usable -%}
        {%- do checks.append(decay_faults()) -%}
    {%- endif -%}
    {%- if 'rule_groups' in usable -%}
        {%- do checks.append(combine_faults()) -%}
    {%- endif -%}
    {%- if 'rule_groups' in usable and rules -%}
        {%- do checks.append(group_faults()) -%}
    {%- endif -%}
    {{ return(checks) }}
{%- endmacro %}


{% macro month_faults() -%}
    select
        {{ fault_columns(
            "'demographic_points'", 'row_key', "'months'", "'no_month'", 'month'
        ) }}

    from (
        {{ split_to_rows('demographic_points', ['row_key'], 'months', 'month') }}
    ) as months

    where not {{ is_full_match('month', '(0?[1-9]|1[0-2])') }}
{%- endmacro %}


{% macro period_faults() -%}
    select
        {{ fault_columns(
            "'behavioural_points'", 'row_key', "'max_per_period'", "'period_of_event'",
            'max_per_period'
        ) }}

    from behavioural_points

    where
        max_per_period is not null
        and coalesce(lower(count_each), 'event') = 'event'
{%- endmacro %}


{% macro decay_faults() -%}
    {%- set method = 'lower(method)' -%}
    select
        {{ fault_columns(
            "'decay_profiles'", 'row_key',
            "case when decay_id = 'none' then 'decay_id' else 'days' end",
            "case when decay_id = 'none' then 'built_in_decay' else 'no_days' end",
            'method'
        ) }}

    from decay_profiles

    where
        (decay_id = 'none' and {{ method }} != 'none')
        or (
            days is null
            and {{ method }} in ('half_life', 'linear', 'step', 'window')
        )
{%- endmacro %}


{% macro combine_faults() -%}
    {%- set combine = 'lower(combine)' -%}
    {%- set dimension = 'lower(dimension)' -%}
    select
        {{ fault_columns(
            "'rule_groups'", 'row_key', "'combine'", "'wrong_combine'", combine,
            dimension
        ) }}

    from rule_groups

    where
        ({{ combine }} = 'highest' and {{ dimension }} = 'negative')
        or (
            {{ combine }} = 'lowest'
            and {{ dimension }} in ('demographic', 'behavioural')
        )
{%- endmacro %}
