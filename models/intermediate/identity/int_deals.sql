with

copies_numbered as (

    {{ number_copies('deals') }}

),

aliases as (

    select * from {{ ref('int_contact_aliases') }}
    where id_type = 'contact_id'

),

-- a deal of an unknown or deleted contact stays, for its company
resolved as (

    select
        copies_numbered.deal_id,
        aliases.contact_id,
        copies_numbered.company_id,
        copies_numbered.amount,
        -- money that went back is no purchase
        coalesce(copies_numbered.is_won, false)
        and coalesce(copies_numbered.amount, 0) >= 0 as is_won,
        {{ local_date('copies_numbered.created_at') }} as created_date,
        {{ local_date('copies_numbered.closed_at') }} as closed_date

    from copies_numbered

    left join aliases
        on copies_numbered.contact_id = aliases.given_id

    where copies_numbered.copy_number = 1

)

select * from resolved
