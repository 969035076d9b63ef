-- depends_on: {{ ref('seed_check') }}
{{ config(enabled=listed_systems() | length > 0) }}
with

source as (

    {{ read_seed('countries') }}

),

typed as (

    select
        {{ fold_text('source.name') }} as name_key,
        source.country_code

    from source

)

select * from typed
