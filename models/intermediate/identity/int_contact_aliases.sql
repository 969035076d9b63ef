with

contact_ids as (

    select * from {{ ref('int_contact_ids') }}

),

living as (

    select
        given_contact_id,
        contact_id

    from contact_ids
    where not is_deleted

)

select * from living
