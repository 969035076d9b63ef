-- A rule gives no more than its points for each counted hit, no more than its
-- max_points, and counts no more hits than there are.
with

contributions as (

    select * from {{ ref('lead_score_contributions') }}

),

limits as (

    select
        rule_id,
        points,
        max_points,
        case when min_hits is null then null else 1 end as times
    from {{ ref('stg_rules__event_rules') }}

    union all

    select
        rule_id,
        points,
        max_points,
        null as times
    from {{ ref('stg_rules__inactivity_rules') }}

    union all

    select
        rule_id,
        points,
        null as max_points,
        1 as times
    from {{ ref('stg_rules__attribute_rules') }}

    union all

    select
        rule_id,
        max_points as points,
        abs(max_points) as max_points,
        1 as times
    from {{ ref('stg_rules__purchase_cycle_rules') }}

),

compared as (

    select
        contributions.contact_id,
        contributions.scorecard_id,
        contributions.kind,
        contributions.rule_id,
        contributions.hits,
        contributions.counted_hits,
        contributions.points,
        limits.points as rule_points,
        limits.max_points,
        coalesce(limits.times, contributions.counted_hits) as times

    from contributions

    left join limits
        on contributions.rule_id = limits.rule_id

    where contributions.kind not in ('adjustment', 'group_limit')

)

select * from compared
where
    rule_points is null
    or counted_hits > hits
    or counted_hits < 1
    or abs(points) > max_points
    or abs(points) > abs(rule_points) * times
    or points * rule_points < 0
