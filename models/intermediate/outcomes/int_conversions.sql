with

deals as (

    select * from {{ ref('int_deals') }}
    where
        is_won
        and closed_date is not null
        and {{ variable('won_deals_convert') | lower }}

),

contacts as (

    select * from {{ ref('int_contacts') }}

),

stage_changes as (

    select * from {{ ref('int_stage_changes') }}

),

conversions as (

    select
        contact_id,
        amount,
        closed_date as converted_date
    from deals
    where contact_id is not null

    union all

    -- the amount stays with the contact of the deal
    select
        contacts.contact_id,
        null as amount,
        deals.closed_date as converted_date
    from deals
    left join contacts as buyers
        on deals.contact_id = buyers.contact_id
    inner join contacts
        on coalesce(deals.company_id, buyers.company_id) = contacts.company_id
    where {{ variable('company_deals_convert') | lower }}

    union all

    select
        contact_id,
        null as amount,
        changed_date as converted_date
    from stage_changes
    where
        {% if variable('conversion_stage') -%}
            {{ fold_text('stage') }}
            = {{ fold_text(quote(variable('conversion_stage'))) }}
        {%- else -%}
            false
        {%- endif %}

),

dated as (

    select
        *,
        min(converted_date) over (partition by contact_id) as first_converted_date

    from conversions

),

first_conversions as (

    select
        contact_id,
        sum(amount) as amount,
        first_converted_date

    from dated
    where converted_date = first_converted_date

    group by
        contact_id,
        first_converted_date

)

select * from first_conversions
