{#
    Steps (see run_steps) to `conditions`: what the rules ask of fields, from all files that do so, with the
    type of the field (null: unknown), the kind of operator, and `operator_fault`.
#}
{% macro seed_conditions(seeds, rules) -%}
    {%- set operators = [] -%}
    {%- for operator, kind in condition_operators().items() -%}
        {%- do operators.append([quote(operator), quote(kind)]) -%}
    {%- endfor -%}
    {%- set typed_conditions %}
        select
            stated_conditions.*,
            operators.operator as known_operator,
            operators.operator_kind,
            coalesce(properties.scope, attributes.scope) as scope,
            coalesce(properties.field_type, attributes.field_type) as field_type

        from stated_conditions

        left join operators
            on lower(stated_conditions.operator) = operators.operator

        left join fields as properties
            on
                lower(stated_conditions.field) = properties.field
                and properties.scope = 'property'
                and stated_conditions.fields_of in ('property', 'field')

        left join fields as attributes
            on
                lower(stated_conditions.field) = attributes.field
                and attributes.scope = 'attribute'
                and stated_conditions.fields_of in ('attribute', 'field')
    {%- endset -%}
    {%- set conditions %}
        select
            *,
            case
                when operator_kind in ('text', 'order') and field_type = 'boolean'
                    then 'operator_of_boolean'
                when
                    field_type in ('number', 'time')
                    and (
                        operator_kind = 'text'
                        or known_operator in ('is_true', 'is_false')
                    )
                    then 'operator_of_' || field_type
            end as operator_fault,
            scope = 'property' and lower(field) = 'page_url' as is_page_url

        from typed_conditions
    {%- endset -%}
    {{ return([
        {'name': 'fields', 'sql': field_catalog()},
        {
            'name': 'operators',
            'sql': literal_rows(['operator', 'operator_kind'], operators),
        },
        {'name': 'stated_conditions', 'sql': stated_conditions(seeds, rules)},
        {'name': 'typed_conditions', 'sql': typed_conditions},
        {'name': 'conditions', 'sql': conditions, 'is_kept': true},
    ]) }}
{%- endmacro %}


{# `fields_of`: what a field may be, `attribute`, `property`, or `field` for either. #}
{% macro stated_conditions(seeds, rules) -%}
    {%- set field_columns = {
        'demographic_points': 'attribute', 'behavioural_points': 'property'
    } -%}
    {%- for seed in seeds if seed in field_columns %}
        {%- set field = field_columns[seed] %}
        select
            '{{ seed }}' as seed,
            row_key,
            '{{ field }}' as column_name,
            '{{ field }}' as fields_of,
            {{ field }} as field,
            operator,
            value
        from {{ seed }}
        where coalesce({{ field }}, operator, value) is not null
        {%- if not loop.last %}

        union all
        {% endif %}
    {%- endfor %}
    {%- if 'rule_conditions' in seeds %}
        {%- if seeds | length > 1 %}

        union all
        {% endif %}
        select
            'rule_conditions' as seed,
            rule_conditions.row_key,
            'field' as column_name,
            {% if rules -%}
            coalesce(kinds.fields_of, 'field') as fields_of,
            {% else -%}
            'field' as fields_of,
            {% endif -%}
            rule_conditions.field,
            rule_conditions.operator,
            rule_conditions.value
        from rule_conditions
        {% if rules -%}
        left join (
            select
                rule_id,
                max(case when kind = 'event' then 'field' else 'attribute' end)
                    as fields_of
            from rules
            group by rule_id
        ) as kinds
            on rule_conditions.rule_id = kinds.rule_id
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
