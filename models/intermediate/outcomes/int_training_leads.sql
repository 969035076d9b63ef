{{ config(materialized='view') }}
with

scores as (

    select * from {{ ref('int_lead_scores') }}
    where status = 'scored'

),

windows as (

    select * from {{ ref('int_outcome_windows') }}
    where is_learned_from

),

contacts as (

    select * from {{ ref('int_contacts') }}

),

conversions as (

    select * from {{ ref('int_conversions') }}

),

-- without any conversion there is nothing to learn
anything_to_learn as (

    select max(first_converted_date) as last_converted_date
    from conversions
    having count(*) > 0

),

leads as (

    select
        scores.contact_id,
        scores.scorecard_id,
        scores.demographic_score,
        scores.behavioural_score,
        scores.raw_score,
        scores.lead_score,
        scores.fit_grade,
        scores.engagement_level,
        scores.grade,
        scores.temperature,
        scores.rating,
        case
            when conversions.first_converted_date <= windows.window_end_date then 1
            else 0
        end as conversions,
        {{ days_between('contacts.created_date', 'scores.as_of_date') }}
            as age_days,
        windows.is_evaluated,
        scores.as_of_date

    from scores

    inner join windows
        on scores.as_of_date = windows.as_of_date

    inner join contacts
        on scores.contact_id = contacts.contact_id

    cross join anything_to_learn

    left join conversions
        on scores.contact_id = conversions.contact_id

    where
        conversions.first_converted_date is null
        or conversions.first_converted_date > scores.as_of_date

)

select * from leads
