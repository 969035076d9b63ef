{# Cells of a checked seed, as read_seed() gives them, as typed values. #}
{% macro seed_number(cell) -%}
    cast({{ read_number(cell) }} as decimal(18, 4))
{%- endmacro %}

{% macro seed_integer(cell) -%}
    cast({{ seed_number(cell) }} as integer)
{%- endmacro %}

{# What is not said is false. #}
{% macro seed_boolean(cell) -%}
    coalesce({{ read_boolean(cell) }}, false)
{%- endmacro %}
