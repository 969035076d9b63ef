{# How many times its own points a rule gave, double: less where they have faded or are
   limited; once for a rule of no points. #}
{% macro times_given(points, rule_points) -%}
    case
        when {{ rule_points }} = 0 then 1
        else cast({{ points }} as {{ type_double() }}) / {{ rule_points }}
    end
{%- endmacro %}
