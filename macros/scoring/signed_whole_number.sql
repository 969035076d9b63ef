{# Points as text for people, whole, half away from zero: `+15`, `-3`, `+0`; a loss that
   rounds to nothing is `0`. #}
{% macro signed_whole_number(points) -%}
    case when {{ points }} > 0 then '+' else '' end
    || cast(cast(round({{ points }}, 0) as {{ dbt.type_bigint() }})
        as {{ dbt.type_string() }})
{%- endmacro %}
