{#
    First day of the calendar period that a date is in, by the column `count_each` of a
    rule: `day`, `week` (ISO, from Monday), `month`, `quarter`, `ever`. Null for `event`,
    which counts in no period.
#}
{% macro period_start(count_each, date) -%}
    case {{ count_each }}
        when 'day' then {{ date }}
        {%- for period in ['week', 'month', 'quarter'] %}
        when '{{ period }}' then cast({{ dbt.date_trunc(period, date) }} as date)
        {%- endfor %}
        when 'ever' then cast('1970-01-01' as date)
    end
{%- endmacro %}


{# Whole months from one date to a later one: the last counts once its day is reached. #}
{% macro whole_months(from_date, to_date) -%}
    (
        12 * (extract(year from {{ to_date }}) - extract(year from {{ from_date }}))
        + extract(month from {{ to_date }}) - extract(month from {{ from_date }})
        - case
            when extract(day from {{ to_date }}) < extract(day from {{ from_date }})
                then 1
            else 0
        end
    )
{%- endmacro %}


{# Days from one date to another. #}
{% macro days_between(from_date, to_date) -%}
    {{ dbt.datediff(from_date, to_date, 'day') }}
{%- endmacro %}
