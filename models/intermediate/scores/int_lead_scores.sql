with

totals as (

    select * from {{ ref('int_lead_totals') }}

),

bands as (

    select * from {{ ref('int_lead_bands') }}

),

scored as (

    select
        totals.contact_id,
        totals.scorecard_id,
        totals.status,
        totals.status_reason,
        bands.fit_grade,
        bands.engagement_level,
        bands.fit_grade || bands.engagement_level as grade,
        bands.temperature,
        bands.rating,
        totals.demographic_score,
        totals.behavioural_score,
        totals.negative_score,
        totals.manual_points,
        totals.raw_score,
        totals.lead_score,
        totals.coverage,
        coalesce(
            totals.status = 'scored'
            and totals.lead_score >= totals.mql_threshold
            and totals.behavioural_score > totals.mql_min_behavioural,
            false
        ) as is_mql,
        totals.as_of_date,
        totals.last_activity_date

    from totals

    left join bands
        on totals.contact_id = bands.contact_id
        and totals.scorecard_id = bands.scorecard_id
        and totals.as_of_date = bands.as_of_date

)

select * from scored
