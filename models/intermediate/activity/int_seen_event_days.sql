-- depends_on: {{ ref('int_event_changes') }}
with

days as (

    select * from {{ ref('int_raw_event_days') }}

),

seen as (

    select
        fingerprint,
        raw_date

    from days

)

select * from seen
