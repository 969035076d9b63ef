-- a view: it knows who is deleted, and nothing may keep that
{{ config(materialized=view_of_a_run()) }}
with

contact_ids as (

    select * from {{ ref('int_contact_ids') }}

),

identities as (

    select * from {{ ref('int_identities_ranked') }}
    where identity_rank = 1

),

people as (

    select
        'contact_id' as id_type,
        given_contact_id as given_id,
        contact_id,
        is_deleted
    from contact_ids

    union all

    select
        'anonymous_id' as id_type,
        identities.anonymous_id as given_id,
        contact_ids.contact_id,
        coalesce(contact_ids.is_deleted, false) as is_deleted
    from identities

    left join contact_ids
        on identities.given_contact_id = contact_ids.given_contact_id

),

hashed as (

    select
        *,
        {{ dbt.hash('given_id') }} as id_hash
    from people

)

select * from hashed
