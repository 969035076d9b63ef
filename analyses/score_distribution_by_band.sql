with

scores as (

    select * from {{ ref('lead_scores') }}
    where status = 'scored'

),

bands as (

    select
        scorecard_id,
        temperature,
        fit_grade,
        count(*) as leads,
        sum(lead_score) as total_score,
        min(lead_score) as lowest_score,
        max(lead_score) as highest_score

    from scores

    group by
        scorecard_id,
        temperature,
        fit_grade

),

scorecards as (

    select
        scorecard_id,
        count(*) as leads

    from scores

    group by scorecard_id

),

distribution as (

    select
        bands.scorecard_id,
        bands.temperature,
        bands.fit_grade,
        bands.leads,
        {{ rounded_ratio('bands.leads', 'scorecards.leads', 3) }} as share_of_leads,
        {{ rounded_ratio('bands.total_score', 'bands.leads', 1) }} as mean_score,
        bands.lowest_score,
        bands.highest_score

    from bands

    inner join scorecards
        on bands.scorecard_id = scorecards.scorecard_id

)

select * from distribution
order by scorecard_id asc, mean_score desc, temperature asc, fit_grade asc
