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
            order by
                updated_at desc nulls last,
                -- a system may delete, or note a refusal, without a new time
                case
                    when is_deleted then 1
                    when unreadable_deleted_at is not null then 2
                    else 3
                end asc,
                case when email_opt_out then 1 else 2 end asc,
                {{ dbt.hash('row_text') }} asc
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
        row_text,
        unreadable_email_opt_out is not null as is_opt_out_unreadable,
        is_deleted or unreadable_deleted_at is not null as is_deleted,
        not is_deleted and unreadable_deleted_at is not null as is_hidden

    from copies_ranked
    where copy_rank = 1

)

select * from latest_copies
