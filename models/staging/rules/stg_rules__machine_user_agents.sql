-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('machine_user_agents') }}

),

typed as (

    select {{ fold_text('pattern') }} as pattern
    from source

)

select * from typed
