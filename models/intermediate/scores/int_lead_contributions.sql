{%- set text = dbt.type_string() -%}
{%- set whole = dbt.type_bigint() -%}
with

rules as (

    select * from {{ ref('stg_rules__rules') }}

),

rule_groups as (

    select * from {{ ref('stg_rules__rule_groups') }}

),

fired as (

    {% for kind, points in {
        'attribute': ref('int_attribute_points'),
        'event': ref('int_event_points'),
        'inactivity': ref('int_inactivity_points'),
        'purchase_cycle': ref('int_purchase_cycle_points'),
        'adjustment': ref('int_adjustment_points'),
    }.items() -%}
        {%- set is_event = kind == 'event' -%}
        {%- set is_rule = kind != 'adjustment' -%}
        {%- set fades = kind in ['event', 'inactivity'] -%}
        select
            contact_id,
            scorecard_id,
            '{{ kind }}' as kind,
            {{ 'rule_id' if is_rule else 'adjustment_id' }} as rule_id,
            cast({{ 'null' if is_rule else 'reason' }} as {{ text }}) as reason,
            cast({{ 'hits' if is_event else 'null' }} as {{ whole }}) as hits,
            cast({{ 'counted_hits' if is_event else 'null' }} as {{ whole }})
                as counted_hits,
            {{ 'points_before_decay' if fades else 'points' }} as points_before_decay,
            points,
            as_of_date,
            cast({{ 'first_date' if is_event else 'null' }} as date) as first_date,
            cast({{ 'last_date' if is_event else 'null' }} as date) as last_date
        from {{ points }}
        {% if not loop.last -%}
            union all
        {% endif -%}
    {% endfor %}

),

contributions as (

    select
        fired.contact_id,
        fired.scorecard_id,
        fired.kind,
        coalesce(rules.dimension, 'manual') as dimension,
        fired.rule_id,
        rules.group_id,
        coalesce(rules.label, fired.reason) as label,
        rules.journey_phase,
        fired.hits,
        fired.counted_hits,
        cast(fired.points_before_decay as decimal(18, 4)) as points_before_decay,
        cast(fired.points as decimal(18, 4)) as points,
        coalesce(rules.is_disqualifying, false) as is_disqualifying,
        fired.as_of_date,
        fired.first_date,
        fired.last_date

    from fired

    left join rules
        on fired.kind = rules.kind
        and fired.rule_id = rules.rule_id

),

group_totals as (

    select
        contact_id,
        scorecard_id,
        group_id,
        sum(points) as summed_points,
        max(points) as highest_points,
        min(points) as lowest_points,
        as_of_date

    from contributions
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

    inner join rule_groups
        on group_totals.group_id = rule_groups.group_id

),

-- what a group's combination and limits change of the plain sum
group_limits as (

    select
        *,
        {{ limit_points('combined_points', 'min_points', 'max_points') }}
        - summed_points as points

    from groups_combined

)

select * from contributions

union all

select
    contact_id,
    scorecard_id,
    'group_limit' as kind,
    dimension,
    cast(null as {{ text }}) as rule_id,
    group_id,
    cast(null as {{ text }}) as label,
    cast(null as {{ text }}) as journey_phase,
    cast(null as {{ whole }}) as hits,
    cast(null as {{ whole }}) as counted_hits,
    cast(null as decimal(18, 4)) as points_before_decay,
    cast(points as decimal(18, 4)) as points,
    false as is_disqualifying,
    as_of_date,
    cast(null as date) as first_date,
    cast(null as date) as last_date

from group_limits
where points != 0
