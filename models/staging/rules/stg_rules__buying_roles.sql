-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('buying_roles') }}

),

typed as (

    select
        {{ seed_cell('role') }} as role,
        {{ fold_text(seed_cell('pattern')) }} as pattern,
        {{ seed_number('weight') }} as weight,
        {{ seed_number('priority') }} as priority,
        {{ seed_boolean('is_required') }} as is_required

    from source

)

select * from typed
