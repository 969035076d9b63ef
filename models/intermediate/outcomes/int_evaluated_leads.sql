with

evaluated as (

    select * from {{ ref('int_training_leads') }}
    where is_evaluated

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
