-- depends_on: {{ ref('input_check') }}
with

machine_events as (

    select * from {{ ref('int_machine_events') }}

)

select
    event_id,
    contact_id,
    reason

from machine_events
