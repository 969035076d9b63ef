with

attribute_rules as (

    select * from {{ ref('stg_rules__attribute_rules') }}

),

event_rules as (

    select * from {{ ref('stg_rules__event_rules') }}

),

inactivity_rules as (

    select * from {{ ref('stg_rules__inactivity_rules') }}

),

purchase_cycle_rules as (

    select * from {{ ref('stg_rules__purchase_cycle_rules') }}

),

unioned as (

    select
        rule_id,
        scorecard_id,
        group_id,
        'attribute' as kind,
        case when points < 0 then 'negative' else 'demographic' end as dimension,
        label,
        cast(null as {{ dbt.type_string() }}) as journey_phase,
        points,
        is_disqualifying

    from attribute_rules

    union all

    select
        rule_id,
        scorecard_id,
        group_id,
        'event' as kind,
        case when points < 0 then 'negative' else 'behavioural' end as dimension,
        label,
        journey_phase,
        points,
        is_disqualifying

    from event_rules

    union all

    select
        rule_id,
        scorecard_id,
        group_id,
        'inactivity' as kind,
        'negative' as dimension,
        label,
        cast(null as {{ dbt.type_string() }}) as journey_phase,
        points,
        false as is_disqualifying

    from inactivity_rules

    union all

    select
        rule_id,
        scorecard_id,
        group_id,
        'purchase_cycle' as kind,
        case when max_points < 0 then 'negative' else 'behavioural' end as dimension,
        label,
        cast(null as {{ dbt.type_string() }}) as journey_phase,
        max_points as points,
        false as is_disqualifying

    from purchase_cycle_rules

)

select * from unioned
