with

evaluated as (

    select * from {{ ref('int_evaluated_leads') }}

),

metric_values as (

    {% for metric, value in {
        'lead_score': 'lead_score',
        'demographic_score': 'demographic_score',
        'behavioural_score': 'behavioural_score',
        'newness': '-age_days',
    }.items() -%}
        select
            scorecard_id,
            '{{ metric }}' as metric,
            as_of_date,
            cast({{ value }} as {{ type_double() }}) as metric_value,
            conversions
        from evaluated
        {% if not loop.last -%}
            union all
        {% endif -%}
    {%- endfor %}

),

by_period as (

    select
        *,
        'all' as period
    from metric_values

    union all

    select
        *,
        cast(as_of_date as {{ dbt.type_string() }}) as period
    from metric_values

),

by_value as (

    select
        scorecard_id,
        metric,
        period,
        metric_value,
        sum(conversions) as won,
        sum(1 - conversions) as lost

    from by_period

    group by
        scorecard_id,
        metric,
        period,
        metric_value

),

placed as (

    select
        *,
        sum(won) over (partition by scorecard_id, metric, period) as all_won,
        sum(lost) over (partition by scorecard_id, metric, period) as all_lost,
        sum(won) over (
            partition by scorecard_id, metric, period
            order by metric_value
            rows between unbounded preceding and current row
        ) as won_up_to,
        sum(lost) over (
            partition by scorecard_id, metric, period
            order by metric_value
            rows between unbounded preceding and current row
        ) as lost_up_to

    from by_value

),

-- share of the other side that a lead of this value is rightly placed against; a tie is
-- half right
shares as (

    select
        *,
        (lost_up_to - lost * {{ half() }}) / nullif(all_lost, 0) as share_of_lost_below,
        (all_won - won_up_to + won * {{ half() }}) / nullif(all_won, 0)
            as share_of_won_above

    from placed

),

areas as (

    select
        scorecard_id,
        metric,
        period,
        max(all_won) as all_won,
        max(all_lost) as all_lost,
        sum(won * share_of_lost_below) / nullif(max(all_won), 0) as auc

    from shares

    group by
        scorecard_id,
        metric,
        period

),

-- DeLong's variance
spreads as (

    select
        areas.scorecard_id,
        areas.metric,
        areas.period,
        areas.all_won,
        areas.all_lost,
        areas.auc,
        sum(shares.won * power(shares.share_of_lost_below - areas.auc, 2))
        / nullif(areas.all_won - 1, 0) / nullif(areas.all_won, 0)
        + sum(shares.lost * power(shares.share_of_won_above - areas.auc, 2))
        / nullif(areas.all_lost - 1, 0) / nullif(areas.all_lost, 0) as variance

    from areas

    inner join shares
        on areas.scorecard_id = shares.scorecard_id
        and areas.metric = shares.metric
        and areas.period = shares.period

    group by
        areas.scorecard_id,
        areas.metric,
        areas.period,
        areas.all_won,
        areas.all_lost,
        areas.auc

),

-- a variance of nothing is no certainty: no interval then
margins as (

    select
        *,
        case when variance > 0 then 1.959963984540054 * sqrt(variance) end as margin

    from spreads

)

select
    scorecard_id,
    metric,
    period,
    cast(all_won + all_lost as integer) as leads,
    cast(all_won as integer) as conversions,
    {{ as_rate('auc') }} as auc,
    {{ as_rate('case when margin > auc then 0 else auc - margin end') }} as auc_low,
    {{ as_rate('case when auc + margin > 1 then 1 else auc + margin end') }}
        as auc_high,
    all_won < {{ variable('smallest_sample') }}
    or all_lost < {{ variable('smallest_sample') }} as is_too_few

from margins
