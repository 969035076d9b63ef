{#
    A SELECT with what learned points look at, as each lead's date would have known it:
    contact_id, scorecard_id, as_of_date, feature, category, number_value; both of the
    last are null for what is not known. `leads`: a CTE with contact_id, scorecard_id,
    as_of_date, lead_score and age_days; `wanted`: a CTE with scorecard_id and feature;
    `contributions`: a CTE with the leads' points by rule. One row per lead and wanted
    feature.
#}
{% macro lead_features(leads, wanted, contributions) -%}
    {%- set no_category = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
    {%- set key -%}
        {{ leads }}.contact_id,
        {{ leads }}.scorecard_id,
        {{ leads }}.as_of_date,
        {{ wanted }}.feature
    {%- endset -%}
    {%- set asked -%}
        from {{ leads }}
        inner join {{ wanted }}
            on {{ leads }}.scorecard_id = {{ wanted }}.scorecard_id
    {%- endset -%}
    select
        {{ key }},
        {{ no_category }} as category,
        cast(
            case {{ wanted }}.feature
                when 'hand_score' then {{ leads }}.lead_score
                else {{ leads }}.age_days
            end as {{ type_double() }}
        ) as number_value
    {{ asked }}
    where {{ wanted }}.feature in ('hand_score', 'newness_days')

    union all

    select
        {{ key }},
        {{ no_category }} as category,
        case {{ wanted }}.feature
            when 'activity' then coalesce(acts.activity, 0)
            else acts.recency_days
        end as number_value
    {{ asked }}
    left join (
        {{ lead_activity(leads) }}
    ) as acts
        on {{ leads }}.contact_id = acts.contact_id
        and {{ leads }}.scorecard_id = acts.scorecard_id
        and {{ leads }}.as_of_date = acts.as_of_date
    where {{ wanted }}.feature in ('activity', 'recency_days')

    union all

    select
        {{ key }},
        {{ no_category }} as category,
        coalesce(given.number_value, 0) as number_value
    {{ asked }}
    left join (
        {{ rule_features(contributions) }}
    ) as given
        on {{ leads }}.contact_id = given.contact_id
        and {{ leads }}.scorecard_id = given.scorecard_id
        and {{ leads }}.as_of_date = given.as_of_date
        and {{ wanted }}.feature = given.feature
    where {{ wanted }}.feature like 'rule:%'

    union all

    {{ attribute_features(leads, wanted, key, asked) }}
{%- endmacro %}


{# How often a rule gave its points; no row where it did not fire. #}
{% macro rule_features(contributions) -%}
    select
        {{ contributions }}.contact_id,
        {{ contributions }}.scorecard_id,
        {{ contributions }}.as_of_date,
        'rule:' || rules.rule_id as feature,
        {{ times_given(contributions ~ '.points', 'rules.points') }} as number_value
    from {{ contributions }}
    inner join {{ ref('stg_rules__rules') }} as rules
        on {{ contributions }}.rule_id = rules.rule_id
{%- endmacro %}


{# Human acts of each lead up to its date, fading with activity_half_life_days, and days
   since the last; no row for a lead without any. #}
{% macro lead_activity(leads) -%}
    {%- set age -%}
        {{ days_between('activity.activity_date', leads ~ '.as_of_date') }}
    {%- endset -%}
    select
        {{ leads }}.contact_id,
        {{ leads }}.scorecard_id,
        {{ leads }}.as_of_date,
        cast(cast(sum(activity.hits * power(
            {{ half() }},
            cast({{ age }} as {{ type_double() }})
            / {{ variable('activity_half_life_days') }}
        )) as decimal(18, 4)) as {{ type_double() }}) as activity,
        cast(min({{ age }}) as {{ type_double() }}) as recency_days

    from {{ leads }}

    inner join {{ ref('int_contact_activity') }} as activity
        on {{ leads }}.contact_id = activity.contact_id
        and {{ leads }}.as_of_date >= activity.activity_date

    inner join {{ ref('int_rule_matchers') }} as matchers
        on activity.matcher_id = matchers.matcher_id and matchers.role = 'human_act'

    group by
        {{ leads }}.contact_id,
        {{ leads }}.scorecard_id,
        {{ leads }}.as_of_date
{%- endmacro %}


{# Attributes, from the values that rules look at anyway, a row for each contact and
   field; one that no rule uses any more is not known. #}
{% macro attribute_features(leads, wanted, key, asked) -%}
    {%- set numbers = [] -%}
    {%- for field, type in attribute_fields().items() if type == 'number' -%}
        {%- do numbers.append(field) -%}
    {%- endfor -%}
    select
        {{ key }},
        case when attribute_values.value != '' then attribute_values.value end
            as category,
        case
            when
                attribute_values.field in ({{ folded_literals(numbers) }})
                and attribute_values.value != ''
                then cast(attribute_values.value as {{ type_double() }})
        end as number_value
    {{ asked }}
    inner join {{ ref('int_attribute_values') }} as attribute_values
        on {{ leads }}.contact_id = attribute_values.contact_id
        and {{ is_valid_on('attribute_values', leads ~ '.as_of_date') }}
        and {{ wanted }}.feature = 'attribute:' || attribute_values.field

    union all

    select
        {{ key }},
        cast(null as {{ dbt.type_string() }}) as category,
        cast(null as {{ type_double() }}) as number_value
    {{ asked }}
    left join (
        select distinct 'attribute:' || field as feature
        from {{ ref('int_rule_conditions') }}
        where scope = 'attribute'
    ) as used
        on {{ wanted }}.feature = used.feature
    where {{ wanted }}.feature like 'attribute:%' and used.feature is null
{%- endmacro %}
