with

evaluated as (

    select * from {{ ref('int_evaluated_leads') }}

),

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

bands as (

    select * from {{ ref('stg_rules__score_bands') }}
    where metric = 'lead_score'

),

totals as (

    select
        scorecard_id,
        count(*) as leads,
        sum(conversions) as conversions,
        count(distinct as_of_date) as dates

    from evaluated

    group by scorecard_id

),

-- a hundredth of the leads apart, and those in use
thresholds as (

    select
        scorecard_id,
        min(cast(lead_score as {{ type_double() }})) as threshold
    from evaluated
    group by
        scorecard_id,
        score_hundredth

    {{ union_distinct() }}

    select
        scorecard_id,
        cast(mql_threshold as {{ type_double() }}) as threshold
    from scorecards
    where mql_threshold is not null

    {{ union_distinct() }}

    select
        scorecard_id,
        cast(min_value as {{ type_double() }}) as threshold
    from bands

),

by_score as (

    select
        scorecard_id,
        cast(lead_score as {{ type_double() }}) as lead_score,
        count(*) as leads,
        sum(conversions) as conversions

    from evaluated

    group by
        scorecard_id,
        lead_score

),

reached as (

    select
        thresholds.scorecard_id,
        thresholds.threshold,
        totals.leads as all_leads,
        totals.conversions as all_conversions,
        totals.dates,
        coalesce(sum(by_score.leads), 0) as leads,
        coalesce(sum(by_score.conversions), 0) as conversions

    from thresholds

    inner join totals
        on thresholds.scorecard_id = totals.scorecard_id

    left join by_score
        on thresholds.scorecard_id = by_score.scorecard_id
        and thresholds.threshold <= by_score.lead_score

    group by
        thresholds.scorecard_id,
        thresholds.threshold,
        totals.leads,
        totals.conversions,
        totals.dates

),

costed as (

    select
        *,
        leads - conversions
        + {{ variable('missed_conversion_cost') }} * (all_conversions - conversions)
            as total_cost

    from reached

),

ranked as (

    select
        costed.*,
        row_number() over (
            partition by costed.scorecard_id
            order by costed.total_cost asc, costed.threshold desc
        ) as cost_rank,
        coalesce(costed.threshold = scorecards.mql_threshold, false) as is_mql_threshold

    from costed

    inner join scorecards
        on costed.scorecard_id = scorecards.scorecard_id

)

select
    scorecard_id,
    cast(threshold as decimal(18, 4)) as threshold,
    cast(leads as integer) as leads,
    cast(conversions as integer) as conversions,
    {{ rate_of('conversions', 'leads') }} as share_converted,
    {{ wilson_bound('conversions', 'leads', 'lower') }} as share_converted_low,
    {{ wilson_bound('conversions', 'leads', 'upper') }} as share_converted_high,
    {{ rate_of('conversions', 'all_conversions') }} as share_found,
    {{ wilson_bound('conversions', 'all_conversions', 'lower') }} as share_found_low,
    {{ wilson_bound('conversions', 'all_conversions', 'upper') }} as share_found_high,
    {{ rate_of('7 * leads', variable('outcome_days') ~ ' * dates') }} as leads_per_week,
    {{ as_rate('total_cost') }} as total_cost,
    cost_rank = 1 as is_best,
    is_mql_threshold,
    all_conversions < {{ variable('smallest_sample') }} as is_too_few

from ranked
