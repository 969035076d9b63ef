{#
    A SELECT with what each attribute and event rule had counted of a lead by a date, as
    that day would have known it: contact_id, scorecard_id, rule_id, as_of_date,
    counted_hits (1 for attribute rules and those with min_hits); no row where nothing
    fired. `leads`: a CTE with contact_id, scorecard_id, as_of_date; any dates. Resets
    are not looked at.
#}
{% macro lead_rule_hits(leads) -%}
    select
        contact_id,
        scorecard_id,
        rule_id,
        as_of_date,
        case when min_hits is null then sum(counted_hits) else 1 end as counted_hits

    from (
        select
            contact_id,
            scorecard_id,
            rule_id,
            as_of_date,
            min_hits,
            case
                when count_each = 'event' or hits <= max_per_period then hits
                else max_per_period
            end as counted_hits

        from (
            {{ rule_hits_by_period(leads) }}
        ) as hits_by_period
    ) as counted_by_period

    group by
        contact_id,
        scorecard_id,
        rule_id,
        as_of_date,
        min_hits

    having min_hits is null or sum(counted_hits) >= min_hits

    union all

    {{ fired_attribute_rules(leads) }}
{%- endmacro %}


{# Hits of event rules of each lead and period. #}
{% macro rule_hits_by_period(leads) -%}
    {%- set age -%}
        {{ days_between('activity.activity_date', leads ~ '.as_of_date') }}
    {%- endset -%}
    select
        {{ leads }}.contact_id,
        {{ leads }}.scorecard_id,
        rules.rule_id,
        {{ leads }}.as_of_date,
        rules.min_hits,
        rules.count_each,
        rules.max_per_period,
        {{ period_start('rules.count_each', 'activity.activity_date') }}
            as period_start,
        sum(activity.hits) as hits

    from {{ leads }}

    inner join {{ ref('stg_rules__event_rules') }} as rules
        on {{ leads }}.scorecard_id = rules.scorecard_id

    inner join {{ ref('stg_rules__scorecards') }} as scorecards
        on rules.scorecard_id = scorecards.scorecard_id

    inner join {{ ref('int_rule_matchers') }} as matchers
        on rules.rule_id = matchers.rule_id and matchers.role = 'hit'

    inner join {{ ref('int_contact_activity') }} as activity
        on matchers.matcher_id = activity.matcher_id
        and {{ leads }}.contact_id = activity.contact_id

    left join (
        select distinct rule_id
        from {{ ref('int_rule_conditions') }}
        where scope = 'attribute'
    ) as conditioned
        on rules.rule_id = conditioned.rule_id

    left join {{ ref('int_attribute_rule_matches') }} as matches
        on rules.rule_id = matches.rule_id
        and {{ leads }}.contact_id = matches.contact_id
        and {{ is_valid_on('matches', leads ~ '.as_of_date') }}

    where
        activity.activity_date <= {{ leads }}.as_of_date
        and activity.activity_date
        >= coalesce(rules.active_from, activity.activity_date)
        and activity.activity_date <= coalesce(rules.active_to, activity.activity_date)
        and (rules.window_days is null or {{ age }} < rules.window_days)
        and (
            scorecards.activity_horizon_days is null
            or {{ age }} < scorecards.activity_horizon_days
        )
        and (conditioned.rule_id is null or matches.rule_id is not null)

    group by
        {{ leads }}.contact_id,
        {{ leads }}.scorecard_id,
        rules.rule_id,
        {{ leads }}.as_of_date,
        rules.min_hits,
        rules.count_each,
        rules.max_per_period,
        {{ period_start('rules.count_each', 'activity.activity_date') }}
{%- endmacro %}


{# Attribute rules that fired of each lead. #}
{% macro fired_attribute_rules(leads) -%}
    select
        {{ leads }}.contact_id,
        {{ leads }}.scorecard_id,
        rules.rule_id,
        {{ leads }}.as_of_date,
        1 as counted_hits

    from {{ leads }}

    inner join {{ ref('int_attribute_rule_matches') }} as matches
        on {{ leads }}.contact_id = matches.contact_id
        and {{ is_valid_on('matches', leads ~ '.as_of_date') }}

    inner join {{ ref('stg_rules__attribute_rules') }} as rules
        on matches.rule_id = rules.rule_id
        and {{ leads }}.scorecard_id = rules.scorecard_id

    left join (
        select distinct
            rule_id,
            cast(month_text as integer) as month_number
        from (
            {{ split_to_rows(
                ref('stg_rules__attribute_rules'),
                keep=['rule_id'], list_column='months', item='month_text',
            ) }}
        ) as months_listed
    ) as rule_months
        on rules.rule_id = rule_months.rule_id
        and rule_months.month_number = extract(month from {{ leads }}.as_of_date)

    where
        {{ leads }}.as_of_date >= coalesce(rules.active_from, {{ leads }}.as_of_date)
        and {{ leads }}.as_of_date <= coalesce(rules.active_to, {{ leads }}.as_of_date)
        and (rules.months is null or rule_months.rule_id is not null)
{%- endmacro %}
