{# Cells of a checked seed as typed values; a blank cell, or the word null, is null. #}
{% macro seed_number(column) -%}
    cast({{ seed_cell(column) }} as decimal(18, 4))
{%- endmacro %}

{% macro seed_integer(column) -%}
    cast(cast({{ seed_cell(column) }} as decimal(18, 4)) as integer)
{%- endmacro %}

{% macro seed_boolean(column) -%}
    coalesce({{ read_boolean(seed_cell(column)) }}, false)
{%- endmacro %}

{% macro seed_date(column) -%}
    cast({{ seed_cell(column) }} as date)
{%- endmacro %}

{# A word of the contract or a list of them, compared folded. #}
{% macro seed_keyword(column) -%}
    {{ fold_text(seed_cell(column)) }}
{%- endmacro %}
