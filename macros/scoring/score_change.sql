{# A lead score less an earlier one, an integer: a change beyond the largest score is that
   large. #}
{% macro score_change(score, earlier_score) -%}
    {%- set change = 'cast(' ~ score ~ ' as ' ~ dbt.type_bigint() ~ ') - '
        ~ earlier_score -%}
    cast({{ limit_points(change, '-' ~ largest_score(), largest_score()) }} as integer)
{%- endmacro %}
