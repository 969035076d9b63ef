{# An ISO date that the calendar has, as a regular expression: no engine has to try. #}
{% macro calendar_date_pattern() -%}
    {%- set month_and_day = '(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])'
        ~ '|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31' -%}
    {%- set leap_year = '[0-9]{2}(0[48]|[2468][048]|[13579][26])'
        ~ '|([2468][048]|[13579][26]|0[48])00' -%}
    {{ return(
        '([0-9]{4}-(' ~ month_and_day ~ ')|(' ~ leap_year ~ ')-02-29)'
    ) }}
{%- endmacro %}

{% macro is_calendar_date(cell) -%}
    ({{ is_full_match(cell, calendar_date_pattern()) }} and {{ cell }} not like '0000%')
{%- endmacro %}
