-- depends_on: {{ ref('seed_check') }}
{{ config(enabled=listed_systems() | length > 0) }}
with

source as (

    {{ read_seed('event_type_map') }}

),

typed as (

    select
        {{ fold_text("source.system || ' ' || source.source_event") }} as event_key,
        {{ fold_text('source.event_type') }} as event_type

    from source

)

select * from typed
