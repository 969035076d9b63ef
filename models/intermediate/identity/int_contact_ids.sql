-- a view: it knows who is deleted, and nothing may keep that
{{ config(materialized=view_of_a_run()) }}
with

contacts as (

    select * from {{ ref('int_contacts_deduplicated') }}

),

followed_merges as (

    select * from {{ ref('int_contact_merges') }}
    where rejection_reason is null

),

erased as (

    select * from {{ ref('int_erased_contacts') }}

),

salt as (

    select max(salt) as salt
    from erased

),

ids as (

    select contact_id as given_contact_id
    from contacts

    {{ union_distinct() }}

    select merged_contact_id
    from followed_merges

),

followed as (

    select
        ids.given_contact_id,
        coalesce(
            followed_merges.last_surviving_contact_id, ids.given_contact_id
        ) as contact_id

    from ids

    left join followed_merges
        on ids.given_contact_id = followed_merges.merged_contact_id

),

known as (

    select
        followed.given_contact_id,
        followed.contact_id,
        (
            coalesce(contacts.is_deleted, true)
            or erased.id_hash is not null
            or erased_survivors.id_hash is not null
        ) as is_deleted,
        (
            coalesce(contacts.is_hidden, false)
            and erased.id_hash is null
            and erased_survivors.id_hash is null
        ) as is_hidden

    from followed

    cross join salt

    left join contacts
        on followed.contact_id = contacts.contact_id

    left join erased
        on {{ erasure_hash('followed.given_contact_id') }} = erased.id_hash

    left join erased as erased_survivors
        on {{ erasure_hash('followed.contact_id') }} = erased_survivors.id_hash

    -- the erased stay deleted where only their contact row is gone
    where
        contacts.contact_id is not null
        or erased.id_hash is not null
        or erased_survivors.id_hash is not null

)

select * from known
