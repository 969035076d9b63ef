{# The cells of a raw row as they were read, joined by `|`. #}
{% macro row_text(table) -%}
    {%- set contract = raw_contract()[table] -%}
    {%- for column in contract.columns + contract.added %}
    coalesce(cast({{ column }} as {{ dbt.type_string() }}), '')
        {%- if not loop.last %} || '|' || {% endif -%}
    {%- endfor -%}
{%- endmacro %}
