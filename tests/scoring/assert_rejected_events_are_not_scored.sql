-- A rejected event reaches no score: of a bad row nothing goes on, unless there is a
-- good copy of it, and an event of an unknown contact belongs to nobody.
with

rejected_events as (

    select
        reason,
        row_key as event_id

    from {{ ref('rejected_rows') }}
    where
        source_table = 'events'
        and row_key is not null
        and reason in ('bad_row', 'unknown_contact')

),

good_copies as (

    select distinct event_id
    from {{ ref('stg_raw__events') }}
    where not is_bad_row

),

events as (

    select * from {{ ref('int_contact_events') }}

)

select
    rejected_events.reason,
    events.event_id,
    events.contact_id

from rejected_events

inner join events
    on rejected_events.event_id = events.event_id

left join good_copies
    on rejected_events.event_id = good_copies.event_id

where
    rejected_events.reason = 'unknown_contact'
    or good_copies.event_id is null
