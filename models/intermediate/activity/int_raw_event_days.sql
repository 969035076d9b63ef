with

events as (

    select
        row_hash,
        (
            is_bad_row
            {% for column in optional_typed_columns('events') -%}
                or unreadable_{{ column }} is not null
            {% endfor %}
        ) as is_faulty,
        cast(occurred_at as date) as raw_date

    from {{ ref('stg_raw__events') }}

),

days as (

    select
        count(*) as raw_rows,
        sum(case when is_faulty then 1 else 0 end) as faulty_rows,
        {{ fingerprint('row_hash') }} as fingerprint,
        raw_date

    from events

    group by raw_date

)

select * from days
