-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('buying_roles') }}

),

typed as (

    select
        role,
        {{ fold_text('pattern') }} as pattern,
        pattern as pattern_as_given,
        {{ seed_number('weight') }} as weight,
        {{ seed_number('priority') }} as priority,
        {{ seed_boolean('is_required') }} as is_required

    from source

)

select * from typed
