with

contributions as (

    select * from {{ ref('int_predictive_contributions') }}

),

-- of several active models of a card the last by name is shown
models as (

    select
        *,
        status = 'active' and row_number() over (
            partition by scorecard_id, status
            order by model_id desc
        ) = 1 as is_shown

    from {{ ref('stg_rules__predictive_models') }}

),

described as (

    select
        contributions.*,
        models.status as model_status,
        models.is_shown,
        models.points_per_logit,
        contributions.feature != '(intercept)' and contributions.points != 0
            as is_reason,
        contributions.label || ': ' || contributions.bin_label
        || ' (' || {{ signed_whole_number('contributions.points') }} || ')' as reason

    from contributions

    inner join models
        on contributions.model_id = models.model_id

),

ranked as (

    select
        *,
        row_number() over (
            partition by contact_id, scorecard_id, model_id, as_of_date, is_reason
            order by abs(points) desc, feature asc
        ) as reason_rank

    from described

),

summed as (

    select
        contact_id,
        scorecard_id,
        model_id,
        model_status,
        {{ dbt.listagg(
            'case when is_reason and reason_rank <= 3 then reason end',
            "'; '",
            'order by reason_rank',
        ) }} as reasons,
        sum(points) as points,
        sum(points) / cast(max(points_per_logit) as {{ type_double() }}) as log_odds,
        is_shown,
        as_of_date

    from ranked

    group by
        contact_id,
        scorecard_id,
        model_id,
        model_status,
        is_shown,
        as_of_date

),

scores as (

    select
        contact_id,
        scorecard_id,
        model_id,
        model_status,
        reasons,
        points,
        cast(1 / (1 + exp(-log_odds)) as {{ type_decimal(18, 12) }}) as probability,
        is_shown,
        as_of_date

    from summed

)

select * from scores
