-- Truth table of read_raw(): a column's name says how its cells are read.
{%- set text_columns = ['deal_id', 'points_id', 'city', 'phone'] -%}
{%- set boolean_columns = ['is_won', 'email_opt_out'] -%}
{%- set number_columns = [
    'amount', 'employee_count', 'annual_revenue', 'duration_seconds',
] -%}
{%- set time_columns = [
    'created_at', 'updated_at', 'deleted_at', 'occurred_at', 'loaded_at',
    'identified_at', 'merged_at', 'closed_at', 'changed_at', 'effective_at',
    'expires_at',
] -%}
{%- set expected_time =
    "cast('2026-02-28 23:00:00' as " ~ dbt.type_timestamp() ~ ')' %}
with

cells as (

    select
        {% for column in number_columns + text_columns -%}
            ' 007 ' as {{ column }},
        {% endfor -%}
        {% for column in time_columns -%}
            '2026-03-01T01:00+02:00' as {{ column }},
        {% endfor -%}
        {% for column in boolean_columns -%}
            'oui' as {{ column }},
        {% endfor -%}
        'readable' as cells

    union all

    select
        {% for column in number_columns + text_columns + time_columns
            + boolean_columns -%}
            'Ça' as {{ column }},
        {% endfor -%}
        'unreadable' as cells

),

computed as (

    select
        {% for column in text_columns -%}
            case cells
                when 'readable' then {{ read_raw(column) }} = '007'
                else {{ read_raw(column) }} = 'Ça'
            end as {{ column }},
        {% endfor -%}
        {% for column in number_columns -%}
            case cells
                when 'readable' then {{ read_raw(column) }} = 7
                else {{ read_raw(column) }} is null
            end as {{ column }},
        {% endfor -%}
        {% for column in time_columns -%}
            case cells
                when 'readable' then {{ read_raw(column) }} = {{ expected_time }}
                else {{ read_raw(column) }} is null
            end as {{ column }},
        {% endfor -%}
        {% for column in boolean_columns -%}
            case cells
                when 'readable' then {{ read_raw(column) }} is true
                else {{ read_raw(column) }} is null
            end as {{ column }},
        {% endfor -%}
        cells

    from cells

)

select * from computed
where
    cells is null
    {% for column in number_columns + text_columns + time_columns
        + boolean_columns -%}
        or not coalesce({{ column }}, false)
    {% endfor %}
