-- a view: it knows who is deleted, and nothing may keep that
{{ config(materialized=view_of_a_run()) }}
with

contacts as (

    select * from {{ ref('stg_raw__contacts') }}
    where not is_bad_row

),

copies_ranked as (

    select
        *,
        row_number() over (
            partition by contact_id
            order by updated_at desc nulls last, {{ dbt.hash('row_text') }}
        ) as copy_rank

    from contacts

),

latest_copies as (

    select
        {% for column in raw_contract().contacts.columns if column != 'deleted_at' -%}
            {{ column }},
        {% endfor -%}
        {% for column in raw_contract().contacts.added -%}
            {{ column }},
        {% endfor -%}
        -- what cannot be read still deletes
        (deleted_at is not null or unreadable_deleted_at is not null) as is_deleted

    from copies_ranked
    where copy_rank = 1

)

select * from latest_copies
