with

evaluated as (

    select * from {{ ref('int_evaluated_leads') }}

),

contributions as (

    select * from {{ ref('int_lead_contributions') }}
    where kind != 'adjustment'

),

rules as (

    select * from {{ ref('stg_rules__rules') }}

),

totals as (

    select
        scorecard_id,
        count(*) as leads,
        sum(conversions) as conversions

    from evaluated

    group by scorecard_id

),

hit as (

    select
        contributions.rule_id,
        count(*) as leads,
        sum(evaluated.conversions) as conversions,
        sum({{ times_given('contributions.points', 'rules.points') }}) as times

    from contributions

    inner join rules
        on contributions.rule_id = rules.rule_id

    inner join evaluated
        on contributions.contact_id = evaluated.contact_id
        and contributions.scorecard_id = evaluated.scorecard_id
        and contributions.as_of_date = evaluated.as_of_date

    group by contributions.rule_id

),

counted as (

    select
        rules.*,
        totals.leads as all_leads,
        totals.conversions as all_conversions,
        coalesce(hit.leads, 0) as leads_hit,
        coalesce(hit.conversions, 0) as conversions_hit,
        totals.leads - coalesce(hit.leads, 0) as leads_without,
        totals.conversions - coalesce(hit.conversions, 0) as conversions_without,
        hit.times / hit.leads as hits_per_lead

    from rules

    inner join totals
        on rules.scorecard_id = totals.scorecard_id

    left join hit
        on rules.rule_id = hit.rule_id

),

weighed as (

    select
        *,
        leads_hit < {{ variable('smallest_sample') }}
        or leads_without < {{ variable('smallest_sample') }}
        or all_conversions < {{ variable('smallest_sample') }} as is_too_few,
        {{ log_odds_ratio(
            'conversions_hit', 'leads_hit', 'conversions_without', 'leads_without'
        ) }} as log_odds,
        1.959963984540054 * {{ log_odds_error(
            'conversions_hit', 'leads_hit', 'conversions_without', 'leads_without'
        ) }} as margin

    from counted

),

-- the card's own scale: as many points as its rules give now
scales as (

    select
        scorecard_id,
        sum(abs(points) * hits_per_lead) / nullif(sum(abs(log_odds)), 0)
            as points_per_log_odds

    from weighed
    where not is_too_few

    group by scorecard_id

),

suggested as (

    select
        weighed.*,
        case
            when not weighed.is_too_few
                then scales.points_per_log_odds / nullif(weighed.hits_per_lead, 0)
        end as scale

    from weighed

    left join scales
        on weighed.scorecard_id = scales.scorecard_id

)

select
    rule_id,
    scorecard_id,
    kind,
    label,
    cast(leads_hit as integer) as leads_hit,
    cast(conversions_hit as integer) as conversions_hit,
    {{ rate_of('conversions_hit', 'leads_hit') }} as rate_with,
    {{ wilson_bound('conversions_hit', 'leads_hit', 'lower') }} as rate_with_low,
    {{ wilson_bound('conversions_hit', 'leads_hit', 'upper') }} as rate_with_high,
    {{ rate_of('conversions_without', 'leads_without') }} as rate_without,
    {{ rate_of('conversions_hit * all_leads', 'leads_hit * all_conversions') }} as lift,
    case
        when leads_hit > 0
            then {{ as_rate(weight_of_evidence(
                'conversions_hit', 'leads_hit', 'all_conversions', 'all_leads'
            )) }}
    end as weight_of_evidence,
    {{ as_rate('hits_per_lead') }} as hits_per_lead,
    cast(points as decimal(18, 4)) as points,
    {{ as_rate('log_odds * scale') }} as points_suggested,
    {{ as_rate('(log_odds - margin) * scale') }} as points_suggested_low,
    {{ as_rate('(log_odds + margin) * scale') }} as points_suggested_high,
    case
        when leads_hit = 0 and kind = 'purchase_cycle' then 'buyers_only'
        when leads_hit = 0 then 'never_fires'
        when is_too_few then 'too_few'
        when scale is null then 'no_scale'
        when points < (log_odds - margin) * scale then 'raise'
        when points > (log_odds + margin) * scale then 'lower'
        else 'keep'
    end as advice

from suggested
