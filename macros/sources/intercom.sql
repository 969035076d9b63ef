{# The cells that a variable adds to raw contacts or companies: custom attributes. #}
{% macro intercom_added_cells(table, relation) -%}
    {%- set cells = {} -%}
    {%- for name in raw_contract()[table].added -%}
        {%- do cells.update({
            name: json_property(relation ~ '.custom_attributes', name)
        }) -%}
    {%- endfor -%}
    {{ return(cells) }}
{%- endmacro %}
