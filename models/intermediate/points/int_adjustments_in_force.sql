with

adjustments as (

    select * from {{ ref('int_score_adjustments') }}

),

leads as (

    select * from {{ ref('int_leads') }}

),

in_force as (

    select
        adjustments.adjustment_id,
        leads.contact_id,
        leads.scorecard_id,
        adjustments.operation,
        adjustments.reason,
        adjustments.points,
        leads.as_of_date,
        adjustments.effective_date,
        adjustments.effective_at

    from adjustments

    inner join leads
        on adjustments.contact_id = leads.contact_id

    where
        coalesce(adjustments.scorecard_id, leads.scorecard_id) = leads.scorecard_id
        and adjustments.effective_date <= leads.as_of_date
        and (
            adjustments.expiry_date is null
            or adjustments.expiry_date > leads.as_of_date
        )

)

select * from in_force
