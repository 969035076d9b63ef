-- depends_on: {{ ref('int_event_changes') }}
-- depends_on: {{ ref('stg_raw__events') }}
with

{% if goes_on_with_activity() -%}
    changes as (

        select * from {{ ref('int_event_changes') }}

    ),

    event_ids as (

        select distinct event_id
        from changes

    )

{% else -%}
    events as (

        select event_id
        from {{ ref('stg_raw__events') }}
        where event_id is not null

    ),

    -- counted by a number in place of the text; two ids with the same one do no harm
    repeated_hashes as (

        select {{ row_hash(['event_id']) }} as event_hash
        from events
        group by {{ row_hash(['event_id']) }}
        having count(*) > 1

    ),

    event_ids as (

        select distinct events.event_id
        from events

        inner join repeated_hashes
            on {{ row_hash(['events.event_id']) }} = repeated_hashes.event_hash

    )

{% endif -%}
select * from event_ids
