-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('next_steps') }}

),

typed as (

    select
        {{ seed_cell('step_id') }} as step_id,
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_cell('fit_grade') }} as fit_grade,
        {{ seed_cell('engagement_level') }} as engagement_level,
        {{ seed_keyword('journey_phase') }} as journey_phase,
        {{ seed_keyword('owner') }} as owner,
        {{ seed_cell('action') }} as action,
        {{ seed_cell('call_script') }} as call_script,
        {{ seed_cell('email_template') }} as email_template,
        {{ seed_number('priority') }} as priority

    from source

)

select * from typed
