{# A cell as a message shows it: in quotes, on one line, cut where it is long. #}
{% macro quoted_cell(cell) -%}
    {{ return("'" ~ one_line(cell) ~ "'") }}
{%- endmacro %}

{% macro one_line(text, longest=60) -%}
    {%- set words = (text or '') | string | replace('\r', ' ') | replace('\n', ' ') -%}
    {{ return(words if words | length <= longest else words[:longest - 3] ~ '...') }}
{%- endmacro %}
