-- a view: it knows who is deleted, and nothing may keep that
{{ config(materialized=view_of_a_run()) }}
with

copies_numbered as (

    {{ number_copies('identities') }}

),

ranked as (

    select
        anonymous_id,
        contact_id as given_contact_id,
        row_text,
        copy_number,
        row_number() over (
            partition by anonymous_id
            order by identified_at desc, contact_id desc, copy_number asc
        ) as identity_rank,
        identified_at

    from copies_numbered

)

select * from ranked
