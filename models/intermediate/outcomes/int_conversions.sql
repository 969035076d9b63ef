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
        amount,
        closed_date as converted_date
    from deals
    where is_won and closed_date is not null and contact_id is not null

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
