{{ config(materialized='view') }}
-- depends_on: {{ ref('seed_check') }}
with

-- read from the raw table by its ids, before the cells of all other rows are
events as (

    {{ read_raw_events(only=ref('int_event_ids_to_rank')) }}

),

copies as (

    {{ event_copies('events') }}

)

select * from copies
