with

adjustments as (

    select * from {{ ref('int_adjustments_in_force') }}
    where operation = 'set_to'

),

stage_changes as (

    select * from {{ ref('int_stage_changes') }}

),

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}
    where has_reset_on_stage_change

),

leads as (

    select * from {{ ref('int_leads') }}

),

resets as (

    select
        contact_id,
        scorecard_id,
        adjustment_id,
        as_of_date,
        effective_date as reset_date,
        effective_at as reset_at

    from adjustments

    union all

    select
        leads.contact_id,
        leads.scorecard_id,
        cast(null as {{ dbt.type_string() }}) as adjustment_id,
        leads.as_of_date,
        stage_changes.changed_date as reset_date,
        stage_changes.changed_at as reset_at

    from leads

    inner join scorecards
        on leads.scorecard_id = scorecards.scorecard_id

    inner join stage_changes
        on leads.contact_id = stage_changes.contact_id
        and leads.as_of_date >= stage_changes.changed_date

),

ranked as (

    select
        *,
        row_number() over (
            partition by contact_id, scorecard_id, as_of_date
            order by reset_at desc, adjustment_id desc nulls last
        ) as reset_rank

    from resets

),

latest as (

    select
        contact_id,
        scorecard_id,
        adjustment_id,
        as_of_date,
        reset_date,
        reset_at

    from ranked
    where reset_rank = 1

)

select * from latest
