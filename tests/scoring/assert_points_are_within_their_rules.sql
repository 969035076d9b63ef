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
        case
            when kind in ('attribute', 'purchase_cycle') or min_hits is not null then 1
        end as times
    from {{ ref('stg_rules__rules') }}

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
