with

deals as (

    select * from {{ ref('int_deals') }}

),

stage_changes as (

    select * from {{ ref('int_stage_changes') }}

),

conversions as (

    select
        contact_id,
        closed_date as converted_date
    from deals
    where is_won and closed_date is not null and contact_id is not null
    {%- if variable('conversion_stage') %}

    union all

    select
        contact_id,
        changed_date as converted_date
    from stage_changes
    where {{ fold_text('stage') }} = {{ fold_text(quote(variable('conversion_stage'))) }}
    {%- endif %}

),

first_conversions as (

    select
        contact_id,
        min(converted_date) as first_converted_date

    from conversions

    group by contact_id

)

select * from first_conversions
