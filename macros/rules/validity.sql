{# SQL of a date before all others, from which on the oldest version of a row is valid. #}
{% macro beginning_of_time() -%}
    cast('0001-01-01' as date)
{%- endmacro %}


{# SQL of a date after all others, until which the latest version of a row is valid. #}
{% macro end_of_time() -%}
    cast('9999-12-31' as date)
{%- endmacro %}


{# SQL condition: whether a row with valid_from and valid_to is the one of a date. #}
{% macro is_valid_on(relation, date) -%}
    {{ date }} >= {{ relation }}.valid_from
    and {{ date }} < {{ relation }}.valid_to
{%- endmacro %}
