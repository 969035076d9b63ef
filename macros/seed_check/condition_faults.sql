{# Fields that do not exist, and event conditions without a property. #}
{% macro field_faults() -%}
    select
        {{ fault_columns(
            'seed', 'row_key', 'column_name',
            "case when field is null then 'blank_property'
            else 'unknown_field' end",
            'field', 'fields_of'
        ) }}

    from conditions

    where
        (field is not null and field_type is null)
        or (field is null and fields_of = 'property')
{%- endmacro %}


{# Operators that do not fit the field. #}
{% macro operator_faults() -%}
    select
        {{ fault_columns(
            'seed', 'row_key', "'operator'",
            "coalesce(operator_fault, 'blank_operator')", 'operator', 'field'
        ) }}

    from conditions

    where
        operator_fault is not null
        or (operator is null and field is not null and fields_of = 'property')
{%- endmacro %}
