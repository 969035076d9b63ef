with

copies_numbered as (

    {{ number_copies('score_adjustments') }}

),

aliases as (

    select * from {{ ref('int_contact_aliases') }}
    where id_type = 'contact_id'

),

resolved as (

    select
        copies_numbered.adjustment_id,
        aliases.contact_id,
        copies_numbered.scorecard_id,
        {{ fold_text('copies_numbered.operation') }} as operation,
        copies_numbered.reason,
        round(copies_numbered.points, 4) as points,
        {{ local_date('copies_numbered.effective_at') }} as effective_date,
        {{ local_date('copies_numbered.expires_at') }} as expiry_date,
        copies_numbered.effective_at

    from copies_numbered

    inner join aliases
        on copies_numbered.contact_id = aliases.given_id

    where copies_numbered.copy_number = 1

)

select * from resolved
