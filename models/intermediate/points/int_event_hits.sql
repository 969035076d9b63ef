with

activity as (

    select * from {{ ref('int_contact_activity') }}

),

rule_matchers as (

    select * from {{ ref('int_rule_matchers') }}
    where role = 'hit'

),

rules as (

    select * from {{ ref('stg_rules__rules') }}
    where kind = 'event'

),

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

decay_profiles as (

    select * from {{ ref('stg_rules__decay_profiles') }}

),

leads as (

    select * from {{ ref('int_leads') }}

),

resets as (

    select * from {{ ref('int_lead_resets') }}

),

hits as (

    select
        leads.contact_id,
        leads.scorecard_id,
        rules.rule_id,
        rules.decay_id,
        rules.count_each,
        activity.thing,
        activity.hits,
        rules.max_per_period,
        {{ days_between('activity.activity_date', 'leads.as_of_date') }}
            as age_days,
        leads.as_of_date,
        activity.activity_date,
        {{ period_start('rules.count_each', 'activity.activity_date') }}
            as period_start

    from activity

    inner join rule_matchers
        on activity.matcher_id = rule_matchers.matcher_id

    inner join rules
        on rule_matchers.rule_id = rules.rule_id

    inner join scorecards
        on rules.scorecard_id = scorecards.scorecard_id

    inner join leads
        on activity.contact_id = leads.contact_id
        and rules.scorecard_id = leads.scorecard_id

    left join resets
        on leads.contact_id = resets.contact_id
        and leads.scorecard_id = resets.scorecard_id
        and leads.as_of_date = resets.as_of_date

    {{ join_attribute_conditions() }}

    where
        activity.activity_date <= leads.as_of_date
        and activity.activity_date
        >= coalesce(rules.active_from, activity.activity_date)
        and activity.activity_date
        <= coalesce(rules.active_to, activity.activity_date)
        and (
            resets.reset_date is null
            or activity.activity_date > resets.reset_date
        )
        and (
            rules.window_days is null
            or {{ days_between('activity.activity_date', 'leads.as_of_date') }}
            < rules.window_days
        )
        and (
            scorecards.activity_horizon_days is null
            or {{ days_between('activity.activity_date', 'leads.as_of_date') }}
            < scorecards.activity_horizon_days
        )
        and {{ attribute_conditions_hold() }}

),

-- a day is one row already: only longer periods, and things, which have all the time,
-- need to look at their later days
later_hits_summed as (

    select
        *,
        coalesce(
            sum(hits) over (
                partition by contact_id, rule_id, as_of_date, period_start, thing
                order by activity_date desc
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as later_hits_in_period

    from hits
    where count_each not in ('event', 'day')

    union all

    select
        *,
        0 as later_hits_in_period
    from hits
    where count_each in ('event', 'day')

),

-- in each period the latest hits count
counted as (

    select
        *,
        case
            when count_each = 'event' then hits
            else greatest(0, least(hits, max_per_period - later_hits_in_period))
        end as counted_hits

    from later_hits_summed

),

decayed as (

    select
        counted.contact_id,
        counted.scorecard_id,
        counted.rule_id,
        counted.thing,
        counted.hits,
        counted.counted_hits,
        {{ decay_factor(
            'decay_profiles.method',
            'decay_profiles.days',
            'decay_profiles.rate',
            'counted.age_days',
        ) }} as decay_factor,
        counted.as_of_date,
        counted.activity_date

    from counted

    left join decay_profiles
        on counted.decay_id = decay_profiles.decay_id

)

select * from decayed
