{# A value of a variable as an SQL text literal. #}
{% macro quote(value) -%}
    {{ return(adapter.dispatch('quote', 'lead_scoring')(value)) }}
{%- endmacro %}

{% macro default__quote(value) -%}
    '{{ value | string | replace("'", "''") }}'
{%- endmacro %}

{# A list of values as folded SQL literals for `in (...)`; an empty list matches nothing.
   Plain letters are folded here, to keep SQL short that is there for each column. #}
{% macro folded_literals(values) -%}
    {%- for value in values -%}
        {{ quote(value | trim(blanks()) | lower) if value.isascii()
            else fold_text(quote(value)) }}{{ ', ' if not loop.last }}
    {%- else -%}
        ''
    {%- endfor -%}
{%- endmacro %}
