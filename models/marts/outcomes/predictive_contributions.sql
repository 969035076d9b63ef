with

contributions as (

    select * from {{ ref('int_predictive_contributions') }}

)

select
    contact_id,
    scorecard_id,
    as_of_date,
    model_id,
    feature,
    cast(bin as integer) as bin,
    cast(points as integer) as points

from contributions
