-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('job_title_seniority') }}

),

typed as (

    select
        {{ fold_text('pattern') }} as pattern,
        seniority,
        {{ seed_number('priority') }} as priority

    from source

)

select * from typed
