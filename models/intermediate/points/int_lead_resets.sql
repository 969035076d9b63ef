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

limited_scorecards as (

    select
        scorecard_id,
        reset_on_stages
    from scorecards
    where reset_on_stages is not null

),

reset_stages as (

    {{ split_to_rows(
        'limited_scorecards',
        keep=['scorecard_id'],
        list_column='reset_on_stages',
        item='stage',
    ) }}

),

stages_folded as (

    select
        contact_id,
        {{ fold_text('stage') }} as folded_stage,
        changed_date,
        changed_at
    from stage_changes

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
        stages_folded.changed_date as reset_date,
        stages_folded.changed_at as reset_at

    from leads

    inner join scorecards
        on leads.scorecard_id = scorecards.scorecard_id

    inner join stages_folded
        on leads.contact_id = stages_folded.contact_id
        and leads.as_of_date >= stages_folded.changed_date

    left join reset_stages
        on scorecards.scorecard_id = reset_stages.scorecard_id
        and stages_folded.folded_stage = reset_stages.stage

    where scorecards.reset_on_stages is null or reset_stages.stage is not null

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
