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

ids as (

    select contact_id as given_contact_id
    from contacts

    union

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
        contacts.is_deleted

    from followed

    inner join contacts
        on followed.contact_id = contacts.contact_id

)

select * from known
