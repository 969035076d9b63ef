{# The largest points that may be given at once, in size; the contract's number. #}
{% macro most_points() -%} 1000000 {%- endmacro %}


{# The size that a score does not go beyond, whatever its card says. #}
{% macro largest_score() -%} 2000000000 {%- endmacro %}
