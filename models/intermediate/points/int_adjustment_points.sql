with

adjustments as (

    select * from {{ ref('int_adjustments_in_force') }}

),

resets as (

    select * from {{ ref('int_lead_resets') }}

),

-- of the resets only the latest, of the rest what came after it
counting as (

    select
        adjustments.contact_id,
        adjustments.scorecard_id,
        adjustments.adjustment_id,
        adjustments.reason,
        adjustments.points,
        adjustments.as_of_date

    from adjustments

    left join resets
        on adjustments.contact_id = resets.contact_id
        and adjustments.scorecard_id = resets.scorecard_id
        and adjustments.as_of_date = resets.as_of_date

    where
        case adjustments.operation
            when 'set_to' then adjustments.adjustment_id = resets.adjustment_id
            else
                resets.reset_at is null
                or adjustments.effective_at >= resets.reset_at
        end

)

select * from counting
