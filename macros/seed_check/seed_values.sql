{# Cells that may be wrong, as values; null where they are. `cell`: trimmed text. #}

{# Whether a cell is written as a number: sign, digits, point. #}
{% macro is_seed_number(cell) -%}
    {{ is_full_match(cell, '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)') }}
{%- endmacro %}

{# A number of at most 9 digits before and 4 after the point, decimal(18, 4). #}
{% macro seed_number_or_null(cell) -%}
    case
        when {{ is_full_match(
            cell, '[+-]?(0*[0-9]{1,9}([.][0-9]{0,4}0*)?|[.][0-9]{1,4}0*)'
        ) }} then cast({{ cell }} as decimal(18, 4))
    end
{%- endmacro %}

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

{% macro seed_date_or_null(cell) -%}
    case when {{ is_calendar_date(cell) }} then cast({{ cell }} as date) end
{%- endmacro %}
