-- The history keeps no id of a deleted or erased person, and crossings are of the last
-- survivor of a merge, and of nobody who is hidden.
with

contact_ids as (

    select * from {{ ref('int_contact_ids') }}

),

kept as (

    select
        contact_id,
        false as is_of_person
    from {{ ref('lead_score_history') }}

    union all

    select
        contact_id,
        true as is_of_person
    from {{ ref('score_crossings') }}

)

select distinct kept.*
from kept

inner join contact_ids
    on kept.contact_id = contact_ids.given_contact_id

where
    (contact_ids.is_deleted and not contact_ids.is_hidden)
    or (
        kept.is_of_person
        and (contact_ids.is_hidden or contact_ids.contact_id != kept.contact_id)
    )
