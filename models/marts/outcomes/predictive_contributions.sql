with

contributions as (

    select * from {{ ref('int_predictive_contributions') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

)

select
    contributions.contact_id,
    contributions.scorecard_id,
    contributions.as_of_date,
    contributions.model_id,
    contributions.feature,
    contributions.rule_id,
    contributions.label,
    contributions.bin_label,
    cast(contributions.bin as integer) as bin,
    cast(contributions.points as integer) as points

from contributions

inner join scoring_dates
    on contributions.as_of_date = scoring_dates.as_of_date
