with

history as (

    select history.*
    from {{ ref('int_lead_history') }} as history

    inner join {{ ref('int_scoring_dates') }} as scoring_dates
        on history.as_of_date <= scoring_dates.as_of_date

    where scoring_dates.is_latest

),

triggers as (

    select * from {{ ref('stg_rules__score_triggers') }}

),

-- only what is scored has a value
metric_values as (

    select
        triggers.trigger_id,
        history.contact_id,
        history.scored_contact_id,
        triggers.direction,
        triggers.channel,
        triggers.message,
        triggers.threshold,
        triggers.cooldown_days,
        history.as_of_date,
        case
            when history.status = 'scored'
                then case triggers.metric
                    when 'demographic_score' then history.demographic_score
                    when 'behavioural_score' then history.behavioural_score
                    when 'lead_score' then history.lead_score
                end
        end as metric_value

    from history

    inner join triggers
        on history.scorecard_id = triggers.scorecard_id

),

previous_values as (

    select
        *,
        lag(metric_value) over (
            partition by trigger_id, contact_id
            order by as_of_date
        ) as previous_value

    from metric_values

),

crossings as (

    select *
    from previous_values
    where
        case direction
            when 'up'
                then
                    metric_value >= threshold
                    and coalesce(previous_value < threshold, true)
            when 'down'
                then metric_value < threshold and previous_value >= threshold
        end

),

numbered as (

    select
        *,
        row_number() over (
            partition by trigger_id, contact_id
            order by as_of_date
        ) as crossing_number,
        lag(as_of_date) over (
            partition by trigger_id, contact_id
            order by as_of_date
        ) as previous_crossing_date

    from crossings

)

select
    -- by the id that was scored: a merge makes no new crossing
    {{ key_of([
        'trigger_id',
        'scored_contact_id',
        'cast(as_of_date as ' ~ dbt.type_string() ~ ')',
    ]) }} as crossing_id,
    trigger_id,
    contact_id,
    as_of_date,
    cast(previous_value as decimal(18, 4)) as previous_value,
    cast(metric_value as decimal(18, 4)) as new_value,
    cast(crossing_number as integer) as crossing_number,
    channel,
    message,
    coalesce(
        {{ days_between('previous_crossing_date', 'as_of_date') }}
        < cooldown_days,
        false
    ) as is_in_cooldown

from numbered
