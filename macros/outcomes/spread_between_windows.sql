{#
    A SELECT with how much more the conversions of past windows differed from what the
    rates of their bands made expected than chance explains: scorecard_id, horizon_days,
    as_of_date, windows, and relative_variance, the square of a share, 0 or more, and 0
    for a single window. `by_date`: a CTE with scorecard_id, temperature, horizon_days,
    leads, conversions, is_evaluated, as_of_date and window_end_date. One row per forecast
    that has a window to learn from.
#}
{% macro spread_between_windows(by_date) -%}
    {%- set band -%}
        partition by
            forecasts.scorecard_id,
            forecasts.temperature,
            forecasts.horizon_days,
            forecasts.as_of_date
    {%- endset -%}
    select
        scorecard_id,
        horizon_days,
        as_of_date,
        count(*) as windows,
        {{ positive(
            '(sum(power(conversions - expected, 2)) * count(*)'
            ~ ' / nullif(count(*) - 1, 0) - sum(expected)) / sum(power(expected, 2))'
        ) }} as relative_variance
    from (
        select
            scorecard_id,
            horizon_days,
            as_of_date,
            past_date,
            cast(sum(conversions) as {{ type_double() }}) as conversions,
            sum(leads * rate) as expected
        from (
            select
                forecasts.scorecard_id,
                forecasts.horizon_days,
                forecasts.as_of_date,
                past.as_of_date as past_date,
                past.leads,
                past.conversions,
                (sum(past.conversions) over ({{ band }}) + {{ half() }})
                / (sum(past.leads) over ({{ band }}) + 1) as rate
            from {{ by_date }} as forecasts
            inner join {{ by_date }} as past
                on forecasts.scorecard_id = past.scorecard_id
                and forecasts.temperature = past.temperature
                and forecasts.horizon_days = past.horizon_days
                and forecasts.as_of_date >= past.window_end_date
            where past.is_evaluated
        ) as bands_compared
        group by
            scorecard_id,
            horizon_days,
            as_of_date,
            past_date
    ) as windows_compared
    group by
        scorecard_id,
        horizon_days,
        as_of_date
{%- endmacro %}


{# A number, or 0 if it is negative or null, double. #}
{% macro positive(number) -%}
    case when {{ number }} > 0 then {{ number }} else cast(0 as {{ type_double() }}) end
{%- endmacro %}
