with

lead_outcomes as (

    select * from {{ ref('lead_outcomes') }}
    where
        is_evaluated
        and status = 'scored'
        and outcome in ('converted', 'not_converted')

),

contacts as (

    select * from {{ ref('int_contacts') }}

),

-- without any conversion there is nothing to learn, and no reason to read the history
anything_to_learn as (

    select max(first_converted_date) as last_converted_date
    from {{ ref('int_conversions') }}
    having count(*) > 0

),

evaluated as (

    select
        lead_outcomes.contact_id,
        lead_outcomes.scorecard_id,
        lead_outcomes.demographic_score,
        lead_outcomes.behavioural_score,
        lead_outcomes.raw_score,
        lead_outcomes.lead_score,
        lead_outcomes.fit_grade,
        lead_outcomes.engagement_level,
        lead_outcomes.grade,
        lead_outcomes.temperature,
        lead_outcomes.rating,
        case when lead_outcomes.outcome = 'converted' then 1 else 0 end
            as conversions,
        {{ days_between('contacts.created_date', 'lead_outcomes.as_of_date') }}
            as age_days,
        lead_outcomes.as_of_date

    from lead_outcomes

    inner join contacts
        on lead_outcomes.contact_id = contacts.contact_id

    cross join anything_to_learn

),

-- leads with the same score are in the same tenth; 1 has the highest scores
placed as (

    select
        *,
        rank() over (
            partition by scorecard_id
            order by lead_score desc
        ) as place,
        cast(count(*) over (partition by scorecard_id) as {{ type_double() }})
            as places

    from evaluated

),

leads as (

    select
        contact_id,
        scorecard_id,
        demographic_score,
        behavioural_score,
        raw_score,
        lead_score,
        fit_grade,
        engagement_level,
        grade,
        temperature,
        rating,
        cast(1 + floor(10 * (place - 1) / places) as integer)
            as score_tenth,
        cast(1 + floor(100 * (place - 1) / places) as integer)
            as score_hundredth,
        conversions,
        age_days,
        as_of_date

    from placed

)

select * from leads
