{#
    One row per row of a relation and field that rules use (CTE `used_fields`):
    `field`, and `value` as text that compares; blank where nothing is known.
#}
{% macro values_by_field(relation, keep, fields) -%}
    select
        {% for column in keep -%}
            {{ column }},
        {% endfor -%}
        field,
        coalesce(
            case
                when is_text then {{ comparable_value('value', 'text') }} else value
            end,
            ''
        ) as value
    from (
        select
            {% for column in keep -%}
                {{ relation }}.{{ column }},
            {% endfor -%}
            used_fields.field,
            case used_fields.field
                {%- for field, type in fields.items() %}
                {%- set value = relation ~ '.' ~ field %}
                when '{{ field }}'
                    then {{ value if type == 'text' else comparable_value(value, type) }}
                {%- endfor %}
            end as value,
            used_fields.field in (
                {% for field, type in fields.items() if type == 'text' -%}
                    {{ quote(field) }}{{ ',' if not loop.last }}
                {% endfor %}
            ) as is_text
        from {{ relation }}
        cross join used_fields
    ) as given
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
            items.item,
            {{ distances_from_bounds(
                'conditions.operator', 'field_values.value', 'conditions.value'
            ) }}
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
    where {{ is_condition_met('compared') }}
{%- endmacro %}


{#
    Whether a condition holds, of a relation with `operator`; `value`: what is known,
    blank if nothing is; `rule_value`; `item`: the item of the rule's list that equals
    the value, or null; and distances_from_bounds(). Nothing but is_unknown holds for
    what is not known.
#}
{% macro is_condition_met(relation) -%}
    {%- set value = relation ~ '.value' -%}
    {%- set rule_value = relation ~ '.rule_value' -%}
    case
        when {{ relation }}.operator = 'is_unknown' then {{ value }} = ''
        when {{ value }} = '' then false
        when {{ relation }}.operator in ('is_true', 'is_false')
            then coalesce(
                {{ read_boolean(value) }} = ({{ relation }}.operator = 'is_true'),
                false
            )
        else coalesce(
            case {{ relation }}.operator
                when 'is_known' then true
                when 'equals' then {{ relation }}.item is not null
                when 'in' then {{ relation }}.item is not null
                when 'not_equals' then {{ relation }}.item is null
                when 'not_in' then {{ relation }}.item is null
                when 'contains' then {{ dbt.position(rule_value, value) }} > 0
                when 'not_contains' then {{ dbt.position(rule_value, value) }} = 0
                when 'starts_with'
                    then substr({{ value }}, 1, length({{ rule_value }})) = {{ rule_value }}
                when 'ends_with'
                    then {{ dbt.right(value, 'length(' ~ rule_value ~ ')') }} = {{ rule_value }}
                when 'like' then {{ is_like(value, rule_value) }}
                when 'regex' then {{ is_regex_found(value, rule_value) }}
                when 'at_least' then {{ relation }}.above_first >= 0
                when 'at_most' then {{ relation }}.above_first <= 0
                when 'greater_than' then {{ relation }}.above_first > 0
                when 'less_than' then {{ relation }}.above_first < 0
                when 'between'
                    then
                        {{ relation }}.above_first >= 0
                        and {{ relation }}.above_second <= 0
            end,
            false
        )
    end
{%- endmacro %}


{#
    `above_first` and `above_second`: how far a value lies above the bound, or the two
    bounds, of an ordered comparison; null for other operators.
#}
{% macro distances_from_bounds(operator, value, rule_value) -%}
    case
        when {{ operator }} in (
            'at_least', 'at_most', 'greater_than', 'less_than', 'between'
        )
            then {{ difference(value, dbt.split_part(rule_value, "'|'", 1)) }}
    end as above_first,
    case
        when {{ operator }} = 'between'
            then {{ difference(value, dbt.split_part(rule_value, "'|'", 2)) }}
    end as above_second
{%- endmacro %}


{# A value less a bound: days if the bound is a date, else a number; null where the value
   cannot be read so. #}
{% macro difference(value, bound) -%}
    case
        when {{ is_date_text(trim_blanks(bound)) }}
            then {{ days_between(read_date(bound), read_date(value)) }}
        else {{ read_number(value) }} - {{ read_number(bound) }}
    end
{%- endmacro %}
