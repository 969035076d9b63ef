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

erased as (

    select * from {{ ref('int_erased_contacts') }}

),

salt as (

    select max(salt) as salt
    from erased

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
        (
            coalesce(contact_ids.is_deleted, false) or erased.id_hash is not null
        ) as is_deleted
    from identities

    cross join salt

    left join contact_ids
        on identities.given_contact_id = contact_ids.given_contact_id

    left join erased
        on {{ erasure_hash('identities.given_contact_id') }} = erased.id_hash

),

hashed as (

    select
        *,
        {{ dbt.hash('given_id') }} as id_hash
    from people

)

select * from hashed
