with

rules as (

    select * from {{ ref('int_rules') }}

),

attribute_points as (

    select * from {{ ref('int_attribute_points') }}

),

event_points as (

    select * from {{ ref('int_event_points') }}

),

inactivity_points as (

    select * from {{ ref('int_inactivity_points') }}

),

purchase_cycle_points as (

    select * from {{ ref('int_purchase_cycle_points') }}

),

adjustment_points as (

    select * from {{ ref('int_adjustment_points') }}

),

fired as (

    select
        contact_id,
        scorecard_id,
        rule_id,
        cast(null as {{ dbt.type_bigint() }}) as hits,
        cast(null as {{ dbt.type_bigint() }}) as counted_hits,
        points as points_before_decay,
        points,
        as_of_date,
        cast(null as date) as first_date,
        cast(null as date) as last_date
    from attribute_points

    union all

    select
        contact_id,
        scorecard_id,
        rule_id,
        hits,
        counted_hits,
        points_before_decay,
        points,
        as_of_date,
        first_date,
        last_date
    from event_points

    union all

    select
        contact_id,
        scorecard_id,
        rule_id,
        cast(null as {{ dbt.type_bigint() }}) as hits,
        cast(null as {{ dbt.type_bigint() }}) as counted_hits,
        points_before_limit as points_before_decay,
        points,
        as_of_date,
        cast(null as date) as first_date,
        cast(null as date) as last_date
    from inactivity_points

    union all

    select
        contact_id,
        scorecard_id,
        rule_id,
        cast(null as {{ dbt.type_bigint() }}) as hits,
        cast(null as {{ dbt.type_bigint() }}) as counted_hits,
        points as points_before_decay,
        points,
        as_of_date,
        cast(null as date) as first_date,
        cast(null as date) as last_date
    from purchase_cycle_points

),

rule_contributions as (

    select
        fired.contact_id,
        fired.scorecard_id,
        rules.kind,
        rules.dimension,
        fired.rule_id,
        rules.group_id,
        rules.label,
        rules.journey_phase,
        fired.hits,
        fired.counted_hits,
        fired.points_before_decay,
        fired.points,
        rules.is_disqualifying,
        fired.as_of_date,
        fired.first_date,
        fired.last_date

    from fired

    inner join rules
        on fired.rule_id = rules.rule_id

),

adjustment_contributions as (

    select
        contact_id,
        scorecard_id,
        'adjustment' as kind,
        'manual' as dimension,
        adjustment_id as rule_id,
        cast(null as {{ dbt.type_string() }}) as group_id,
        reason as label,
        cast(null as {{ dbt.type_string() }}) as journey_phase,
        cast(null as {{ dbt.type_bigint() }}) as hits,
        cast(null as {{ dbt.type_bigint() }}) as counted_hits,
        points as points_before_decay,
        points,
        false as is_disqualifying,
        as_of_date,
        cast(null as date) as first_date,
        cast(null as date) as last_date

    from adjustment_points

),

groups_limited as (

    {{ limited_groups('rule_contributions') }}

),

group_limits as (

    select
        contact_id,
        scorecard_id,
        'group_limit' as kind,
        dimension,
        cast(null as {{ dbt.type_string() }}) as rule_id,
        group_id,
        cast(null as {{ dbt.type_string() }}) as label,
        cast(null as {{ dbt.type_string() }}) as journey_phase,
        cast(null as {{ dbt.type_bigint() }}) as hits,
        cast(null as {{ dbt.type_bigint() }}) as counted_hits,
        cast(null as decimal(18, 4)) as points_before_decay,
        limit_points as points,
        false as is_disqualifying,
        as_of_date,
        cast(null as date) as first_date,
        cast(null as date) as last_date

    from groups_limited
    where limit_points != 0

),

unioned as (

    select * from rule_contributions

    union all

    select * from adjustment_contributions

    union all

    select * from group_limits

),

typed as (

    select
        contact_id,
        scorecard_id,
        kind,
        dimension,
        rule_id,
        group_id,
        label,
        journey_phase,
        cast(hits as {{ dbt.type_bigint() }}) as hits,
        cast(counted_hits as {{ dbt.type_bigint() }}) as counted_hits,
        cast(points_before_decay as decimal(18, 4)) as points_before_decay,
        cast(points as decimal(18, 4)) as points,
        is_disqualifying,
        as_of_date,
        first_date,
        last_date

    from unioned

)

select * from typed
