{#
    One row per row of a relation and field that rules use (CTE `used_fields`):
    `field`, and `value` as text that compares; blank where nothing is known.
#}
{% macro values_by_field(relation, keep, fields) -%}
    select
        {% for column in keep -%}
            {{ relation }}.{{ column }},
        {% endfor -%}
        used_fields.field,
        coalesce(
            case used_fields.field
                {%- for field, type in fields.items() %}
                when '{{ field }}'
                    then {{ comparable_value(relation ~ '.' ~ field, type) }}
                {%- endfor %}
            end,
            ''
        ) as value
    from {{ relation }}
    cross join used_fields
{%- endmacro %}


{#
    Which conditions hold for which values, once per distinct value: `condition_id`,
    `field`, `value`. `values` has field and value (blank is unknown), `conditions` has
    condition_id, field, operator and value, `items` the items of equality conditions.
#}
{% macro conditions_met(values, conditions, items) -%}
    select
        compared.condition_id,
        compared.field,
        compared.value
    from (
        select
            conditions.condition_id,
            conditions.field,
            conditions.operator,
            conditions.value as rule_value,
            field_values.value,
            items.item
        from (
            select distinct
                field,
                value
            from {{ values }}
        ) as field_values
        inner join {{ conditions }} as conditions
            on field_values.field = conditions.field
        left join {{ items }} as items
            on
                conditions.condition_id = items.condition_id
                and field_values.value = items.item
    ) as compared
    where {{ is_condition_met(
        'compared.operator', 'compared.value', 'compared.rule_value', 'compared.item'
    ) }}
{%- endmacro %}


{#
    Whether a condition holds. `value`: what is known, blank if nothing is; `item`: the
    item of the rule's list that equals it, or null. Nothing but is_unknown holds for
    what is not known.
#}
{% macro is_condition_met(operator, value, rule_value, item) -%}
    case
        when {{ operator }} = 'is_unknown' then {{ value }} = ''
        when {{ value }} = '' then false
        else case {{ operator }}
            when 'is_known' then true
            when 'equals' then {{ item }} is not null
            when 'in' then {{ item }} is not null
            when 'not_equals' then {{ item }} is null
            when 'not_in' then {{ item }} is null
            when 'contains'
                then {{ dbt.position(rule_value, value) }} > 0
            when 'not_contains'
                then {{ dbt.position(rule_value, value) }} = 0
            when 'starts_with'
                then left({{ value }}, length({{ rule_value }})) = {{ rule_value }}
            when 'ends_with'
                then right({{ value }}, length({{ rule_value }})) = {{ rule_value }}
            when 'like' then {{ is_like(value, rule_value) }}
            when 'regex' then {{ is_regex_found(value, rule_value) }}
            when 'is_true' then coalesce({{ read_boolean(value) }}, false)
            when 'is_false' then coalesce(not {{ read_boolean(value) }}, false)
            when 'at_least' then {{ compares(value, '>=', rule_value) }}
            when 'at_most' then {{ compares(value, '<=', rule_value) }}
            when 'greater_than' then {{ compares(value, '>', rule_value) }}
            when 'less_than' then {{ compares(value, '<', rule_value) }}
            when 'between'
                then
                    {{ compares(
                        value, '>=', dbt.split_part(rule_value, "'|'", 1)
                    ) }}
                    and {{ compares(
                        value, '<=', dbt.split_part(rule_value, "'|'", 2)
                    ) }}
        end
    end
{%- endmacro %}


{# An ordered comparison, of dates if the rule's value is one, else of numbers; false
   where the field's value is neither. #}
{% macro compares(value, operator, rule_value) -%}
    case
        when {{ is_date_text(trim_blanks(rule_value)) }}
            then coalesce(
                {{ read_date(value) }} {{ operator }} {{ read_date(rule_value) }},
                false
            )
        else coalesce(
            {{ read_number(value) }} {{ operator }} {{ read_number(rule_value) }},
            false
        )
    end
{%- endmacro %}
