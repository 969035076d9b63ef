-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('job_title_seniority') }}

),

typed as (

    select
        {{ fold_text(seed_cell('pattern')) }} as pattern,
        {{ seed_cell('seniority') }} as seniority,
        {{ seed_number('priority') }} as priority

    from source

)

select * from typed
