with

history as (

    select * from {{ ref('int_lead_history') }}

),

contacts as (

    select * from {{ ref('int_contacts') }}

),

windows as (

    select * from {{ ref('int_outcome_windows') }}

),

conversions as (

    select * from {{ ref('int_conversions') }}

),

-- what lies after the last scored date is not known yet
outcomes as (

    select
        history.*,
        windows.is_resolved,
        windows.is_evaluated,
        windows.window_end_date,
        case
            when conversions.first_converted_date <= windows.observed_until
                then conversions.first_converted_date
        end as first_converted_date

    from history

    -- of a contact without a row nobody can tell whether it converted
    inner join contacts
        on history.contact_id = contacts.contact_id

    inner join windows
        on history.as_of_date = windows.as_of_date

    left join conversions
        on history.contact_id = conversions.contact_id

),

judged as (

    select
        *,
        case
            when first_converted_date <= as_of_date then 'not_eligible'
            when not is_resolved then 'unresolved'
            when first_converted_date <= window_end_date then 'converted'
            else 'not_converted'
        end as outcome,
        case
            when first_converted_date <= as_of_date then 'converted_before'
            when not is_resolved then 'too_recent'
        end as outcome_reason,
        case
            when
                first_converted_date > as_of_date
                and first_converted_date <= window_end_date
                then first_converted_date
        end as converted_date

    from outcomes

)

select
    contact_id,
    scorecard_id,
    as_of_date,
    status,
    demographic_score,
    behavioural_score,
    negative_score,
    raw_score,
    lead_score,
    fit_grade,
    engagement_level,
    grade,
    temperature,
    rating,
    is_mql,
    outcome,
    outcome_reason,
    converted_date,
    cast(
        {{ days_between('as_of_date', 'converted_date') }}
        as integer
    ) as days_to_conversion,
    is_evaluated

from judged
