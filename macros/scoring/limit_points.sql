{# Points held between two limits; a null limit is none. #}
{% macro limit_points(points, lowest, highest) -%}
    case
        when {{ points }} < {{ lowest }} then {{ lowest }}
        when {{ points }} > {{ highest }} then {{ highest }}
        else {{ points }}
    end
{%- endmacro %}


{# Points, positive or negative, of at most `max_points` in size; null is no limit. #}
{% macro limit_size(points, max_points) -%}
    {{ limit_points(points, '-(' ~ max_points ~ ')', max_points) }}
{%- endmacro %}
