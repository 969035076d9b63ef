{#
    A SELECT with the points of each rule group of a lead, combined and held within its
    limits: limit_points is what that differs by from the plain sum. `contributions`: a
    CTE with contact_id, scorecard_id, group_id, points, as_of_date, a row per rule.
#}
{% macro limited_groups(contributions) -%}
    with

    group_totals as (

        select
            contact_id,
            scorecard_id,
            group_id,
            sum(points) as summed_points,
            max(points) as highest_points,
            min(points) as lowest_points,
            as_of_date

        from {{ contributions }}
        where group_id is not null

        group by
            contact_id,
            scorecard_id,
            group_id,
            as_of_date

    ),

    groups_combined as (

        select
            group_totals.*,
            rule_groups.dimension,
            rule_groups.min_points,
            rule_groups.max_points,
            case rule_groups.combine
                when 'highest' then group_totals.highest_points
                when 'lowest' then group_totals.lowest_points
                else group_totals.summed_points
            end as combined_points

        from group_totals

        inner join {{ ref('stg_rules__rule_groups') }} as rule_groups
            on group_totals.group_id = rule_groups.group_id

    ),

    groups_limited as (

        select
            *,
            {{ limit_points('combined_points', 'min_points', 'max_points') }}
            - summed_points as limit_points

        from groups_combined

    )

    select * from groups_limited
{%- endmacro %}
