-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('machine_user_agents') }}

),

typed as (

    select {{ fold_text(seed_cell('pattern')) }} as pattern
    from source

)

select * from typed
