-- A rank is one more than the scored leads of the card with a higher score; the
-- percentile is the share of those with a lower one.
with

scores as (

    select * from {{ ref('lead_scores') }}
    where status = 'scored'

),

leads_by_score as (

    select
        scorecard_id,
        lead_score,
        count(*) as leads

    from scores

    group by
        scorecard_id,
        lead_score

),

counted as (

    select
        scorecard_id,
        lead_score,
        coalesce(sum(leads) over (
            partition by scorecard_id
            order by lead_score desc
            rows between unbounded preceding and 1 preceding
        ), 0) as leads_above,
        coalesce(sum(leads) over (
            partition by scorecard_id
            order by lead_score asc
            rows between unbounded preceding and 1 preceding
        ), 0) as leads_below,
        sum(leads) over (partition by scorecard_id) as leads

    from leads_by_score

),

compared as (

    select
        scores.contact_id,
        scores.scorecard_id,
        scores.lead_score,
        scores.score_rank,
        scores.score_percentile,
        counted.leads_above,
        counted.leads_below,
        counted.leads

    from scores

    left join counted
        on scores.scorecard_id = counted.scorecard_id
        and scores.lead_score = counted.lead_score

)

select * from compared
where
    score_rank is distinct from leads_above + 1
    -- within half of the last place, multiplied out
    or abs(score_percentile * leads - 100 * leads_below) > 0.05 * leads
    or score_percentile is null
