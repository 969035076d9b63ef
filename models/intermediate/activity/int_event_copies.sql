{{ config(materialized='view') }}
with

events as (

    select * from {{ ref('stg_raw__events') }}

),

copies as (

    {{ event_copies('events') }}

)

select * from copies
