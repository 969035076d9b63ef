-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('decay_profiles') }}

),

typed as (

    select
        {{ seed_cell('decay_id') }} as decay_id,
        {{ seed_keyword('method') }} as method,
        {{ seed_integer('days') }} as days,
        coalesce({{ seed_number('rate') }}, 1) as rate

    from source

)

select * from typed
