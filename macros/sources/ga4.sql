{# A parameter of an event of Google Analytics 4, whatever type its value has. #}
{% macro ga4_parameter(parameters, name) -%}
    {%- set value = json_pair(parameters, name) -%}
    coalesce(
        {%- for type in ['string_value', 'int_value', 'double_value', 'float_value'] %}
            {{ json_property(value, type) }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}


{# The cells of raw events that the variable event_properties adds. #}
{% macro ga4_added_cells(parameters) -%}
    {%- set cells = {} -%}
    {%- for name in raw_contract()['events'].added -%}
        {%- do cells.update({name: ga4_parameter(parameters, name)}) -%}
    {%- endfor -%}
    {{ return(cells) }}
{%- endmacro %}
