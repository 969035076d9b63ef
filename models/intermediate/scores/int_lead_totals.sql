with

leads as (

    select * from {{ ref('int_leads') }}

),

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

contributions as (

    select * from {{ ref('int_lead_contributions') }}

),

coverage as (

    select * from {{ ref('int_attribute_coverage') }}

),

last_dates as (

    select * from {{ ref('int_last_activity_dates') }}

),

human_act_matchers as (

    select * from {{ ref('int_rule_matchers') }}
    where role = 'human_act'

),

adjustments as (

    select distinct
        contact_id,
        scorecard_id,
        as_of_date

    from {{ ref('int_adjustments_in_force') }}

),

first_deals as (

    select
        contact_id,
        min(created_date) as first_deal_date

    from {{ ref('int_deals') }}
    where contact_id is not null

    group by contact_id

),

human_acts as (

    select
        last_dates.contact_id,
        last_dates.as_of_date,
        last_dates.last_activity_date

    from last_dates

    inner join human_act_matchers
        on last_dates.matcher_id = human_act_matchers.matcher_id

),

points_by_dimension as (

    select
        contact_id,
        scorecard_id,
        as_of_date,
        {% for dimension in ['demographic', 'behavioural', 'negative', 'manual'] -%}
            sum(case when dimension = '{{ dimension }}' then points else 0 end)
                as {{ dimension }}_points {%- if not loop.last %}, {% endif %}
        {% endfor %}
    from contributions

    group by
        contact_id,
        scorecard_id,
        as_of_date

),

disqualifications as (

    select
        contact_id,
        scorecard_id,
        as_of_date,
        {{ dbt.listagg(
            'coalesce(label, rule_id)', "'; '", 'order by rule_id'
        ) }} as reasons

    from contributions
    where is_disqualifying

    group by
        contact_id,
        scorecard_id,
        as_of_date

),

summed as (

    select
        leads.contact_id,
        leads.scorecard_id,
        case
            when disqualifications.contact_id is not null then 'disqualified'
            when
                coalesce(coverage.known_attributes, 0) = 0
                and human_acts.last_activity_date is null
                and adjustments.contact_id is null
                and coalesce(
                    first_deals.first_deal_date > leads.as_of_date, true
                )
                then 'insufficient_data'
            else 'scored'
        end as status,
        disqualifications.reasons as disqualification_reasons,
        coalesce(points.demographic_points, 0) as demographic_score,
        coalesce(points.behavioural_points, 0) as behavioural_score,
        coalesce(points.negative_points, 0) as negative_score,
        coalesce(points.manual_points, 0) as manual_points,
        coverage.known_attributes,
        coverage.used_attributes,
        leads.as_of_date,
        human_acts.last_activity_date

    from leads

    left join points_by_dimension as points
        on leads.contact_id = points.contact_id
        and leads.scorecard_id = points.scorecard_id
        and leads.as_of_date = points.as_of_date

    left join disqualifications
        on leads.contact_id = disqualifications.contact_id
        and leads.scorecard_id = disqualifications.scorecard_id
        and leads.as_of_date = disqualifications.as_of_date

    left join coverage
        on leads.contact_id = coverage.contact_id
        and leads.scorecard_id = coverage.scorecard_id
        and {{ is_valid_on('coverage', 'leads.as_of_date') }}

    left join human_acts
        on leads.contact_id = human_acts.contact_id
        and leads.as_of_date = human_acts.as_of_date

    left join adjustments
        on leads.contact_id = adjustments.contact_id
        and leads.scorecard_id = adjustments.scorecard_id
        and leads.as_of_date = adjustments.as_of_date

    left join first_deals
        on leads.contact_id = first_deals.contact_id

),

totals as (

    select
        *,
        demographic_score + behavioural_score + negative_score + manual_points
            as raw_score

    from summed

),

scored as (

    select
        totals.contact_id,
        totals.scorecard_id,
        totals.status,
        case totals.status
            when 'disqualified' then totals.disqualification_reasons
            when 'insufficient_data'
                then 'Nothing is known about this contact yet'
        end as status_reason,
        cast(totals.demographic_score as decimal(18, 4)) as demographic_score,
        cast(totals.behavioural_score as decimal(18, 4)) as behavioural_score,
        cast(totals.negative_score as decimal(18, 4)) as negative_score,
        cast(totals.manual_points as decimal(18, 4)) as manual_points,
        cast(totals.raw_score as decimal(18, 4)) as raw_score,
        case
            when totals.status != 'insufficient_data'
                then cast(round({{ limit_points(
                    'totals.raw_score',
                    'scorecards.min_score',
                    'coalesce(scorecards.max_score, ' ~ largest_score() ~ ')',
                ) }}, 0) as integer)
        end as lead_score,
        {{ rounded_ratio(
            'totals.known_attributes', 'totals.used_attributes', 4
        ) }} as coverage,
        scorecards.mql_threshold,
        scorecards.mql_min_behavioural,
        totals.as_of_date,
        totals.last_activity_date

    from totals

    inner join scorecards
        on totals.scorecard_id = scorecards.scorecard_id

)

select * from scored
