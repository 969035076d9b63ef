-- depends_on: {{ ref('column_map') }}
-- depends_on: {{ ref('seed_check') }}
{{ config(enabled=is_listed('mapped')) }}
with

acts as (

    {{ mapped_rows('events') }}

),

events as (

    {{ map_event_types('mapped', 'acts') }}

)

select * from events
