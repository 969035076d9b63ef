with

contributions as (

    select * from {{ ref('int_predictive_contributions') }}

),

models as (

    select * from {{ ref('stg_rules__predictive_models') }}

),

summed as (

    select
        contributions.contact_id,
        contributions.scorecard_id,
        contributions.model_id,
        models.status as model_status,
        sum(contributions.points) as points,
        sum(contributions.points)
        / cast(max(models.points_per_logit) as {{ type_double() }}) as log_odds,
        contributions.as_of_date

    from contributions

    inner join models
        on contributions.model_id = models.model_id

    group by
        contributions.contact_id,
        contributions.scorecard_id,
        contributions.model_id,
        models.status,
        contributions.as_of_date

),

scores as (

    select
        contact_id,
        scorecard_id,
        model_id,
        model_status,
        points,
        cast(1 / (1 + exp(-log_odds)) as {{ type_decimal(18, 12) }}) as probability,
        as_of_date

    from summed

)

select * from scores
