-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('next_steps') }}

),

typed as (

    select
        step_id,
        scorecard_id,
        fit_grade,
        engagement_level,
        {{ fold_text('journey_phase') }} as journey_phase,
        {{ fold_text('owner') }} as owner,
        action,
        call_script,
        email_template,
        {{ seed_number('priority') }} as priority

    from source

)

select * from typed
