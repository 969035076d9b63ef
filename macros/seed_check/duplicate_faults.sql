{# What stands twice and may not: ids, rule ids over all rule files, minimums of bands,
   and job titles of which nobody could tell the seniority. #}
{% macro duplicate_faults(contract, usable, rules) -%}
    {%- set checks = [] -%}
    {%- for seed in usable -%}
        {%- for column, asked in contract[seed].columns.items() if asked.is_unique -%}
            {%- do checks.append(repeated_id_faults(seed, column)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- if rules -%} {%- do checks.append(repeated_rule_faults()) -%} {%- endif -%}
    {%- if 'score_bands' in usable -%}
        {%- do checks.append(repeated_minimum_faults()) -%}
    {%- endif -%}
    {%- if 'job_title_seniority' in usable -%}
        {%- do checks.append(ambiguous_title_faults()) -%}
    {%- endif -%}
    {{ return(checks) }}
{%- endmacro %}


{% macro repeated_id_faults(seed, column) -%}
    select
        {{ fault_columns(
            "'" ~ seed ~ "'", column, "'" ~ column ~ "'", "'repeated_id'", 'count(*)'
        ) }}

    from {{ seed }}

    where {{ column }} is not null

    group by {{ column }}

    having count(*) > 1
{%- endmacro %}


{% macro repeated_rule_faults() -%}
    select
        {{ fault_columns(
            'rules.seed', 'rules.rule_id', "'rule_id'", "'repeated_rule'",
            'max(repeated.uses)', 'max(repeated.seeds)'
        ) }}

    from rules

    inner join (
        select
            uses_by_seed.rule_id,
            sum(uses_by_seed.uses) as uses,
            {{ dbt.listagg(
                "uses_by_seed.seed || '.csv'", "' and '", 'order by uses_by_seed.seed'
            ) }} as seeds

        from (
            select
                rule_id,
                seed,
                count(*) as uses
            from rules
            where rule_id is not null
            group by
                rule_id,
                seed
        ) as uses_by_seed

        group by uses_by_seed.rule_id

        having sum(uses_by_seed.uses) > 1
    ) as repeated
        on rules.rule_id = repeated.rule_id

    group by
        rules.seed,
        rules.rule_id
{%- endmacro %}


{% macro repeated_minimum_faults() -%}
    select
        {{ fault_columns(
            "'score_bands'", 'max(row_key)', "'min_value'", "'repeated_minimum'",
            'max(min_value)', 'min(row_key)'
        ) }}

    from score_bands

    where {{ seed_number_or_null('min_value') }} is not null

    group by
        scorecard_id,
        band_set,
        {{ seed_number_or_null('min_value') }}

    having count(*) > 1
{%- endmacro %}


{% macro ambiguous_title_faults() -%}
    select
        {{ fault_columns(
            "'job_title_seniority'", 'min(pattern)', "'seniority'", "'ambiguous_title'",
            'min(lower(seniority))', 'max(lower(seniority))'
        ) }}

    from job_title_seniority

    where pattern is not null

    group by
        {{ fold_text('pattern') }},
        {{ seed_number_or_null('priority') }}

    having count(distinct lower(seniority)) > 1
{%- endmacro %}
