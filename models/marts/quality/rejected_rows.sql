-- depends_on: {{ ref('input_check') }}
with

rejections as (

    select * from {{ ref('int_row_rejections') }}

),

identities as (

    select * from {{ ref('int_identities_ranked') }}
    where identity_rank = 1

),

contact_ids as (

    select * from {{ ref('int_contact_ids') }}

),

contacts as (

    select * from {{ ref('int_contacts_deduplicated') }}

),

-- of a contact whose last survivor is unknown, the own record decides
people as (

    select
        given_contact_id,
        is_deleted
    from contact_ids

    union all

    select
        contacts.contact_id as given_contact_id,
        contacts.is_deleted
    from contacts

    left join contact_ids
        on contacts.contact_id = contact_ids.given_contact_id

    where contact_ids.given_contact_id is null

),

erased as (

    select * from {{ ref('int_erased_contacts') }}

),

salt as (

    select max(salt) as salt
    from erased

),

-- of a deleted contact neither text nor ids are kept
judged as (

    select
        rejections.source_table,
        rejections.row_key,
        rejections.reason,
        rejections.column_name,
        rejections.row_text,
        coalesce(people.is_deleted, rejections.is_deletion)
        or coalesce(other_people.is_deleted, false)
        or erased.id_hash is not null
        or erased_survivors.id_hash is not null as is_of_deleted,
        rejections.source_table in (
            'contacts', 'identities', 'contact_merges', 'stage_changes',
            'contact_attribute_history'
        ) as is_keyed_by_person

    from rejections

    cross join salt

    left join identities
        on rejections.anonymous_id = identities.anonymous_id
        and rejections.given_contact_id is null

    left join people
        on coalesce(rejections.given_contact_id, identities.given_contact_id)
        = people.given_contact_id

    left join people as other_people
        on rejections.other_contact_id = other_people.given_contact_id

    left join erased
        on {{
            erasure_hash(
                'coalesce(rejections.given_contact_id, identities.given_contact_id)'
            )
        }} = erased.id_hash

    left join erased as erased_survivors
        on {{ erasure_hash('rejections.other_contact_id') }}
        = erased_survivors.id_hash

    -- an erased contact is not unknown: its rows are of somebody deleted
    where rejections.reason != 'unknown_contact' or erased.id_hash is null

)

select
    source_table,
    case when not (is_of_deleted and is_keyed_by_person) then row_key end as row_key,
    reason,
    column_name,
    case when not is_of_deleted then row_text end as row_text

from judged
