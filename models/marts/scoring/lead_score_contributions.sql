with

contributions as (

    select * from {{ ref('int_lead_contributions') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

)

select
    {{ key_of([
        'contributions.contact_id',
        'contributions.scorecard_id',
        'cast(contributions.as_of_date as ' ~ dbt.type_string() ~ ')',
        'contributions.kind',
        'coalesce(contributions.rule_id, contributions.group_id)',
    ]) }} as contribution_id,
    contributions.contact_id,
    contributions.scorecard_id,
    contributions.as_of_date,
    contributions.kind,
    contributions.dimension,
    contributions.rule_id,
    contributions.group_id,
    contributions.label,
    cast(contributions.hits as integer) as hits,
    cast(contributions.counted_hits as integer) as counted_hits,
    contributions.first_date,
    contributions.last_date,
    contributions.points_before_decay,
    contributions.points

from contributions

inner join scoring_dates
    on contributions.as_of_date = scoring_dates.as_of_date
