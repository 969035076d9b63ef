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
        {{ local_date('copies_numbered.changed_at') }} as changed_date,
        copies_numbered.changed_at

    from copies_numbered

    inner join aliases
        on copies_numbered.contact_id = aliases.given_id

    where copies_numbered.copy_number = 1

)

select * from resolved
