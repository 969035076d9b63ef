{# An attribute of a contact, company or deal of Brevo, under the first of these names. #}
{% macro brevo_attribute(relation, names) -%}
    {%- set cells = [] -%}
    {%- for name in names -%}
        {%- do cells.append(json_property(relation ~ '.attributes', name)) -%}
    {%- endfor -%}
    {{ return(cells[0] if cells | length == 1 else 'coalesce(' ~ cells | join(', ') ~ ')') }}
{%- endmacro %}


{# The cells that a variable adds to raw contacts or companies: attributes, whose names are
   in capitals or not. #}
{% macro brevo_added_cells(table, relation) -%}
    {%- set cells = {} -%}
    {%- for name in raw_contract()[table].added -%}
        {%- do cells.update({name: brevo_attribute(relation, [name | upper, name])}) -%}
    {%- endfor -%}
    {{ return(cells) }}
{%- endmacro %}
