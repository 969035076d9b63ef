{# The name most like the given one, by the pairs of letters they share; none if no name
   shares at least 45 % of them. #}
{% macro nearest_name(name, names) -%}
    {%- set pairs = letter_pairs(name) -%}
    {%- set best = namespace(name=none, likeness=0.45) -%}
    {%- for candidate in names -%}
        {%- set others = letter_pairs(candidate) -%}
        {%- set shared = pairs | select('in', others) | list | length
            + others | select('in', pairs) | list | length -%}
        {%- set likeness = shared / [pairs | length + others | length, 1] | max -%}
        {%- if likeness >= best.likeness and (
            best.name is none or likeness > best.likeness
        ) -%}
            {%- set best.name = candidate -%}
            {%- set best.likeness = likeness -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(best.name) }}
{%- endmacro %}


{# Each two neighbouring letters of a name, its edges included. #}
{% macro letter_pairs(name) -%}
    {%- set padded = '^' ~ name | string | lower | trim ~ '$' -%}
    {%- set pairs = [] -%}
    {%- for position in range(padded | length - 1) -%}
        {%- do pairs.append(padded[position:position + 2]) -%}
    {%- endfor -%}
    {{ return(pairs) }}
{%- endmacro %}
