{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(),
    )
}}
-- depends_on: {{ ref('int_raw_event_days') }}
-- depends_on: {{ ref('int_people') }}
-- depends_on: {{ ref('stg_raw__events') }}
with

copies as {{ materialized(once=false) }} (

    select * from {{ ref('int_event_copies') }}

),

{% if not is_incremental() -%}
    -- all events are read now: what changes from here on is looked for
    changes as (

        select
            event_id,
            given_contact_id as contact_id,
            cast(occurred_at as date) as activity_date
        from copies
        where false

    )

{% else -%}
    raw_events as {{ materialized(once=false) }} (

        select * from {{ ref('stg_raw__events') }}

    ),

    days as (

        select * from {{ ref('int_raw_event_days') }}

    ),

    people as {{ materialized() }} (

        select * from {{ ref('int_people') }}

    ),

    kept_events as {{ materialized(once=false) }} (

        select * from {{ left_by_last_run('int_events') }}

    ),

    seen_days as (

        select * from {{ left_by_last_run('int_seen_event_days') }}

    ),

    seen_people as (

        select * from {{ left_by_last_run('int_seen_people') }}

    ),

    -- what was read: rows that are other, more or fewer than when the day was last seen
    changed_days as (

        select coalesce(days.raw_date, seen_days.raw_date) as raw_date
        from days

        full outer join seen_days
            on days.raw_date = seen_days.raw_date

        where coalesce(days.fingerprint, '') != coalesce(seen_days.fingerprint, '')

    ),

    -- a bad row among them is none of the event's copies, and changes nothing
    rows_of_changed_days as {{ materialized() }} (

        select
            raw_events.event_id,
            raw_events.row_hash
        from raw_events

        inner join changed_days
            on cast(raw_events.occurred_at as date) = changed_days.raw_date

        where raw_events.event_id is not null

    ),

    kept_rows_of_changed_days as {{ materialized() }} (

        select
            kept_events.event_id,
            kept_events.row_hash
        from kept_events

        inner join changed_days
            on cast(kept_events.occurred_at as date) = changed_days.raw_date

    ),

    new_rows as (

        select * from rows_of_changed_days

        {{ dbt.except() }}

        select * from kept_rows_of_changed_days

    ),

    gone_rows as (

        select * from kept_rows_of_changed_days

        {{ dbt.except() }}

        select * from rows_of_changed_days

    ),

    -- whose it is: ids that have come, gone, changed hands, or are now of a deleted
    -- contact or no longer; of one that was deleted only the hash was kept
    changed_people as (

        select
            coalesce(people.id_type, seen_people.id_type) as id_type,
            coalesce(people.given_id, seen_people.given_id) as given_id,
            coalesce(people.id_hash, seen_people.id_hash) as id_hash

        from people

        full outer join seen_people
            on people.id_type = seen_people.id_type
            and people.id_hash = seen_people.id_hash

        where
            people.id_hash is null
            or seen_people.id_hash is null
            or people.is_deleted != seen_people.is_deleted
            or (
                not people.is_deleted
                and coalesce(people.contact_id, '')
                != coalesce(seen_people.contact_id, '')
            )

    ),

    events_of_changed_people as (

        select copies.event_id
        from copies

        inner join changed_people
            on coalesce(copies.given_contact_id, copies.anonymous_id)
            = changed_people.given_id
            and {{ id_type_of('copies') }} = changed_people.id_type

        {{ union_distinct() }}

        select copies.event_id
        from copies

        inner join changed_people
            on {{ dbt.hash('coalesce(copies.given_contact_id, copies.anonymous_id)') }}
            = changed_people.id_hash
            and {{ id_type_of('copies') }} = changed_people.id_type

        where changed_people.given_id is null

    ),

    changed_ids as (

        select event_id from new_rows

        {{ union_distinct() }}

        select event_id from gone_rows

        {{ union_distinct() }}

        select event_id from events_of_changed_people

        {{ union_distinct() }}

        -- found by a run that did not come to its end, which may have moved them
        select event_id from {{ this }}

    ),

    changes as (

        select
            changed_ids.event_id,
            kept_events.contact_id,
            kept_events.activity_date

        from changed_ids

        left join kept_events
            on changed_ids.event_id = kept_events.event_id

    )

{% endif -%}
select * from changes
