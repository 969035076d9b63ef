{%- set horizons = [30, 60, 90] | select('le', variable('outcome_days')) | list
    or [variable('outcome_days')] -%}
with

windows as (

    select * from {{ ref('int_outcome_windows') }}

),

conversions as (

    select * from {{ ref('int_conversions') }}

),

-- without any conversion there is nothing to learn, and no reason to read the history
anything_to_learn as (

    select max(first_converted_date) as last_converted_date
    from {{ ref('int_conversions') }}
    having count(*) > 0

),

-- of several active models of a card the last by name, if it looks as far ahead
active_models as (

    select
        scorecard_id,
        max(model_id) as model_id
    from {{ ref('stg_rules__predictive_models') }}
    where status = 'active' and outcome_days = {{ variable('outcome_days') }}
    group by scorecard_id

),

probabilities as (

    select predictive_scores.*
    from {{ ref('int_predictive_scores') }} as predictive_scores
    inner join active_models
        on predictive_scores.model_id = active_models.model_id

),

horizons as (

    {% for days in horizons -%}
        select {{ days }} as horizon_days
        {% if not loop.last -%}
            union all
        {% endif -%}
    {%- endfor %}

),

leads as (

    select
        lead_outcomes.scorecard_id,
        coalesce(lead_outcomes.temperature, 'none') as temperature,
        lead_outcomes.days_to_conversion,
        lead_outcomes.is_evaluated,
        conversions.amount,
        probabilities.model_id,
        probabilities.probability,
        lead_outcomes.as_of_date,
        windows.window_end_date,
        windows.observed_until

    from {{ ref('lead_outcomes') }} as lead_outcomes

    inner join windows
        on lead_outcomes.as_of_date = windows.as_of_date

    left join conversions
        on lead_outcomes.contact_id = conversions.contact_id
        and lead_outcomes.converted_date = conversions.first_converted_date

    left join probabilities
        on lead_outcomes.contact_id = probabilities.contact_id
        and lead_outcomes.scorecard_id = probabilities.scorecard_id
        and lead_outcomes.as_of_date = probabilities.as_of_date

    cross join anything_to_learn

    where
        lead_outcomes.status = 'scored'
        and lead_outcomes.outcome != 'not_eligible'
        and (
            lead_outcomes.is_evaluated
            or lead_outcomes.as_of_date = windows.observed_until
        )

),

leads_by_horizon as (

    select
        leads.*,
        horizons.horizon_days,
        case
            when leads.days_to_conversion <= horizons.horizon_days then 1
            else 0
        end as has_converted

    from leads

    cross join horizons

),

by_date as (

    select
        scorecard_id,
        temperature,
        horizon_days,
        count(*) as leads,
        sum(has_converted) as conversions,
        sum(has_converted * amount) as revenue,
        sum(case when amount is not null then has_converted else 0 end)
            as priced_conversions,
        count(days_to_conversion) as conversions_of_window,
        min(model_id) as model_id,
        count(probability) as predicted_leads,
        cast(sum(probability) as {{ type_double() }}) as predicted,
        cast(sum(
            cast(probability * probability as {{ type_decimal(18, 12) }})
        ) as {{ type_double() }}) as predicted_squares,
        is_evaluated,
        as_of_date,
        window_end_date,
        observed_until

    from leads_by_horizon

    group by
        scorecard_id,
        temperature,
        horizon_days,
        is_evaluated,
        as_of_date,
        window_end_date,
        observed_until

),

-- what a forecast of that date could have learned from: windows that had ended by then
learned as (

    select
        forecasts.scorecard_id,
        forecasts.temperature,
        forecasts.horizon_days,
        forecasts.leads,
        forecasts.conversions as conversions_so_far,
        case
            when forecasts.predicted_leads = forecasts.leads then forecasts.model_id
        end as model_id,
        forecasts.predicted,
        forecasts.predicted_squares,
        forecasts.as_of_date,
        forecasts.observed_until,
        sum(past.leads) as learned_leads,
        sum(past.conversions) as learned_conversions,
        sum(past.conversions_of_window) as conversions_of_window,
        sum(past.revenue) as revenue,
        sum(past.priced_conversions) as priced_conversions

    from by_date as forecasts

    inner join by_date as past
        on forecasts.scorecard_id = past.scorecard_id
        and forecasts.temperature = past.temperature
        and forecasts.horizon_days = past.horizon_days
        and forecasts.as_of_date >= past.window_end_date

    where past.is_evaluated

    group by
        forecasts.scorecard_id,
        forecasts.temperature,
        forecasts.horizon_days,
        forecasts.leads,
        forecasts.conversions,
        forecasts.predicted_leads,
        forecasts.model_id,
        forecasts.predicted,
        forecasts.predicted_squares,
        forecasts.as_of_date,
        forecasts.observed_until

),

-- a band with few priced conversions takes the mean of all bands
priced as (

    select
        *,
        case
            when priced_conversions >= {{ variable('smallest_sample') }} then revenue
            else sum(revenue) over (
                partition by scorecard_id, as_of_date, horizon_days
            )
        end / nullif(
            cast(case
                when priced_conversions >= {{ variable('smallest_sample') }}
                    then priced_conversions
                else sum(priced_conversions) over (
                    partition by scorecard_id, as_of_date, horizon_days
                )
            end as {{ type_double() }}), 0
        ) as mean_amount,
        (learned_conversions + {{ half() }}) / (learned_leads + 1) as rate,
        sum(learned_conversions) over (
            partition by scorecard_id, as_of_date, horizon_days
        ) as conversions_of_card,
        sum(conversions_of_window) over (
            partition by scorecard_id, as_of_date, horizon_days
        ) as conversions_of_windows

    from learned

),

spread as (

    {{ spread_between_windows('by_date') }}

),

-- a model tells of the whole window: the part of it that used to come by the horizon
shared as (

    select
        priced.*,
        (
            priced.conversions_of_card
            + priced.horizon_days
            / cast({{ variable('outcome_days') }} as {{ type_double() }})
        ) / (priced.conversions_of_windows + 1) as share_by_horizon,
        spread.relative_variance * (1 + 1 / cast(spread.windows as {{ type_double() }}))
            as spread_variance

    from priced

    inner join spread
        on priced.scorecard_id = spread.scorecard_id
        and priced.horizon_days = spread.horizon_days
        and priced.as_of_date = spread.as_of_date

),

-- chance among the leads, what is not known of their probability, and how much windows
-- differ beyond both
expected as (

    select
        *,
        case
            when model_id is null then leads * rate
            else share_by_horizon * predicted
        end as conversions,
        1.959963984540054 * sqrt(
            case
                when model_id is null
                    then
                        leads * rate * (1 - rate) * (1 + leads / (learned_leads + 1))
                        + power(leads * rate, 2) * spread_variance
                else
                    share_by_horizon * predicted
                    - power(share_by_horizon, 2) * predicted_squares
                    + power(share_by_horizon * predicted, 2)
                    * (1 / (conversions_of_card + 1) + spread_variance)
            end
        ) as margin,
        {{ days_between('as_of_date', 'observed_until') }}
        >= horizon_days as is_backtest

    from shared

),

bounded as (

    select
        *,
        case when conversions > margin then conversions - margin else 0 end
            as conversions_low,
        case when conversions + margin < leads then conversions + margin else leads end
            as conversions_high

    from expected

)

select
    scorecard_id,
    as_of_date,
    temperature,
    model_id,
    cast(horizon_days as integer) as horizon_days,
    cast(leads as integer) as leads,
    cast(learned_leads as integer) as learned_leads,
    cast(learned_conversions as integer) as learned_conversions,
    {{ as_rate('conversions / leads') }} as probability,
    {{ as_rate('conversions') }} as expected_conversions,
    {{ as_rate('conversions_low') }} as conversions_low,
    {{ as_rate('conversions_high') }} as conversions_high,
    {{ as_rate('mean_amount') }} as mean_amount,
    {{ as_rate('conversions * mean_amount') }} as expected_revenue,
    {{ as_rate('conversions_low * mean_amount') }} as revenue_low,
    {{ as_rate('conversions_high * mean_amount') }} as revenue_high,
    cast(case when is_backtest then conversions_so_far end as integer)
        as actual_conversions,
    {{ as_rate('case when is_backtest then conversions_so_far / conversions end') }}
        as actual_to_expected,
    is_backtest,
    case when model_id is null then learned_conversions else conversions_of_card end
    < {{ variable('smallest_sample') }} as is_too_few,
    coalesce(
        is_backtest and (
            conversions_so_far < conversions_low
            or conversions_so_far > conversions_high
        ),
        false
    ) as is_alarm

from bounded
