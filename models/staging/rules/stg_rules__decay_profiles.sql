-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('decay_profiles') }}

),

typed as (

    select
        decay_id,
        {{ fold_text('method') }} as method,
        {{ seed_integer('days') }} as days,
        coalesce({{ seed_number('rate') }}, 1) as rate

    from source

)

select * from typed
