-- depends_on: {{ ref('seed_check') }}
{{ config(enabled=listed_systems() | length > 0) }}
with

source as (

    select * from {{ ref('event_type_map') }}

),

typed as (

    select
        {{ fold_text(seed_cell('system') ~ " || ' ' || " ~ seed_cell('source_event')) }}
            as event_key,
        {{ fold_text(seed_cell('event_type')) }} as event_type

    from source

)

select * from typed
