{#
    A field's value as text that compares by equality: numbers, dates and booleans in
    one spelling, ids exact, other text folded.
#}
{% macro comparable_value(value, type) -%}
    {%- if type == 'number' -%} {{ number_text(value) }}
    {%- elif type == 'time' -%}
        cast({{ local_date(value) }} as {{ dbt.type_string() }})
    {%- elif type == 'boolean' -%}
        case when {{ value }} then 'true' when not {{ value }} then 'false' end
    {%- elif type == 'id' -%} {{ value }}
    {%- else -%} {{ fold_text(value) }}
    {%- endif -%}
{%- endmacro %}


{#
    The value of a rule's condition, as a column, in the form that its field's values
    have. A regex loses only its accents; an id stays exact; a page's address is
    normalised as a whole only where it is compared as a whole, item by item there; where
    its end is compared, it has no slash at the end.
#}
{% macro comparable_rule_value(scope, field, type, operator, value) -%}
    case
        when {{ type }} = 'id' then {{ value }}
        when {{ operator }} in ('equals', 'not_equals', 'in', 'not_in') then {{ value }}
        when {{ operator }} = 'regex'
            then case
                when {{ scope }} = 'property' and {{ field }} = 'page_url'
                    then {{ remove_url_scheme(remove_accents(value)) }}
                else {{ remove_accents(value) }}
            end
        when {{ scope }} = 'property' and {{ field }} = 'page_url'
            then case
                when {{ operator }} in ('like', 'ends_with')
                    then {{ regex_replace(
                        remove_url_scheme(fold_text(value)), '/+$'
                    ) }}
                else {{ remove_url_scheme(fold_text(value)) }}
            end
        else {{ fold_text(value) }}
    end
{%- endmacro %}


{# One item of an equality condition, in the form that its field's values have. #}
{% macro comparable_item(scope, field, type, item) -%}
    case
        when {{ type }} = 'id' then {{ item }}
        when {{ type }} = 'number'
            then {{ number_text(read_number(item)) }}
        when {{ type }} = 'boolean'
            then {{ comparable_value(read_boolean(item), 'boolean') }}
        when {{ scope }} = 'property' and {{ field }} = 'page_url'
            then {{ normalise_url(item) }}
        else {{ fold_text(item) }}
    end
{%- endmacro %}


{# A decimal(28, 10) as text without an exponent, which read_number() reads. #}
{% macro number_text(number) -%}
    {{ return(adapter.dispatch('number_text', 'lead_scoring')(number)) }}
{%- endmacro %}

{% macro default__number_text(number) -%}
    cast({{ number }} as {{ dbt.type_string() }})
{%- endmacro %}
