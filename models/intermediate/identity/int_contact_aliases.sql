with

people as (

    select * from {{ ref('int_people') }}

),

living as (

    select
        id_type,
        given_id,
        contact_id

    from people
    where not is_deleted and contact_id is not null

)

select * from living
