with

copies_numbered as (

    {{ number_copies('stage_changes') }}

),

aliases as (

    select * from {{ ref('int_contact_aliases') }}
    where id_type = 'contact_id'

),

resolved as (

    select
        aliases.contact_id,
        copies_numbered.stage,
        {{ fold_text('copies_numbered.stage') }} as folded_stage,
        {{ local_date('copies_numbered.changed_at') }} as changed_date,
        copies_numbered.changed_at

    from copies_numbered

    inner join aliases
        on copies_numbered.contact_id = aliases.given_id

    where copies_numbered.copy_number = 1

),

compared as (

    select
        *,
        lag(folded_stage) over (
            partition by contact_id
            order by changed_at, folded_stage, stage
        ) as previous_stage

    from resolved

),

-- a system may write the stage of a person again, or of two who became one
changes as (

    select
        contact_id,
        stage,
        changed_date,
        changed_at

    from compared
    where previous_stage is null or previous_stage != folded_stage

)

select * from changes
