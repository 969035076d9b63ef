-- Truth table of read_raw(): a column's name says how its cells are read.
{%- set types = {
    'deal_id': 'id', 'points_id': 'id', 'city': 'text', 'phone': 'text',
    'is_won': 'boolean', 'email_opt_out': 'boolean', 'amount': 'number',
    'employee_count': 'number', 'annual_revenue': 'number',
    'duration_seconds': 'number', 'points': 'number', 'created_at': 'time',
    'updated_at': 'time', 'deleted_at': 'time', 'occurred_at': 'time',
    'loaded_at': 'time', 'identified_at': 'time', 'merged_at': 'time',
    'closed_at': 'time', 'changed_at': 'time', 'effective_at': 'time',
    'expires_at': 'time', 'valid_from': 'time',
} -%}
{%- set expected_time =
    "cast('2026-02-28 23:00:00' as " ~ dbt.type_timestamp() ~ ')' %}
with

typed as (

    {% for column, expected in types.items() -%}
        select
            '{{ column }} is read as {{ expected }}' as claim,
            '{{ raw_column_type(column) }}' = '{{ expected }}' as is_right

        {% if not loop.last -%}
            union all

        {% endif -%}
    {% endfor -%}

),

cells as (

    select
        ' 007 ' as city,
        ' 007 ' as deal_id,
        ' 007 ' as amount,
        'oui' as is_won,
        '2026-03-01T01:00+02:00' as created_at,
        'readable' as cells

    union all

    select
        'Ça' as city,
        'Ça' as deal_id,
        'Ça' as amount,
        'Ça' as is_won,
        'Ça' as created_at,
        'unreadable' as cells

),

computed as (

    select
        cells,
        {{ read_raw('city') }} as city,
        {{ read_raw('deal_id') }} as deal_id,
        {{ read_raw('amount') }} as amount,
        {{ read_raw('is_won') }} as is_won,
        {{ read_raw('created_at') }} as created_at

    from cells

),

judged as (

    select
        cells as claim,
        case cells
            when 'readable'
                then
                    city = '007'
                    and deal_id = '007'
                    and amount = 7
                    and is_won
                    and created_at = {{ expected_time }}
            else
                city = 'Ça'
                and deal_id = 'Ça'
                and amount is null
                and is_won is null
                and created_at is null
        end as is_right

    from computed

    union all

    select
        claim,
        is_right
    from typed

)

select * from judged
where not coalesce(is_right, false)
