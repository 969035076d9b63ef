with

scores as (

    select * from {{ ref('int_predictive_scores') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

)

select
    scores.contact_id,
    scores.scorecard_id,
    scores.as_of_date,
    scores.model_id,
    scores.model_status,
    cast(scores.points as integer) as points,
    scores.probability

from scores

inner join scoring_dates
    on scores.as_of_date = scoring_dates.as_of_date
