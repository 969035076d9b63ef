{#
    Text that another program may show or fill into a template: no braces or angle
    brackets that a template or a page would act upon, no line ends or tabs, at most 255
    characters. Null if nothing is left.
#}
{% macro plain_text(text) -%}
    {%- set unwanted = "{}<>\t\n\x0b\x0c\r\x85\u2028\u2029" -%}
    {%- set cleaned = 'translate(' ~ text ~ ', ' ~ quote(unwanted) ~ ", '"
        ~ ' ' * (unwanted | length) ~ "')" -%}
    nullif({{ trim_blanks('substring(' ~ cleaned ~ ', 1, 255)') }}, '')
{%- endmacro %}
