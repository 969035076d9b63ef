{# A seed's cell without blanks at its ends; a blank cell, or the word null, is null. #}
{% macro seed_cell(column) -%}
    case when lower({{ trim_blanks(column) }}) not in ('', 'null')
        then {{ trim_blanks(column) }} end
{%- endmacro %}
