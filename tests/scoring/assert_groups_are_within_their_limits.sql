-- What a group's rules and its limit give together is their sum, or in a highest or
-- lowest group the points of one of them, held within min_points and max_points.
with

groups as (

    select * from {{ ref('stg_rules__rule_groups') }}

),

group_points as (

    select
        contact_id,
        scorecard_id,
        group_id,
        sum(points) as points,
        max(case when kind != 'group_limit' then points end) as highest_points,
        min(case when kind != 'group_limit' then points end) as lowest_points,
        sum(case when kind != 'group_limit' then points else 0 end) as summed_points,
        sum(case when kind = 'group_limit' then 1 else 0 end) as limits,
        sum(case when kind = 'group_limit' and points = 0 then 1 else 0 end)
            as needless_limits

    from {{ ref('lead_score_contributions') }}
    where group_id is not null

    group by
        contact_id,
        scorecard_id,
        group_id

),

compared as (

    select
        group_points.*,
        groups.min_points,
        groups.max_points,
        case groups.combine
            when 'highest' then group_points.highest_points
            when 'lowest' then group_points.lowest_points
            when 'sum' then group_points.summed_points
        end as combined_points

    from group_points

    left join groups
        on group_points.group_id = groups.group_id

)

select * from compared
where
    limits > 1
    or needless_limits > 0
    or points is distinct from case
        when combined_points < min_points then min_points
        when combined_points > max_points then max_points
        else combined_points
    end
