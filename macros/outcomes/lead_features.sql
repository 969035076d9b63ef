{#
    A SELECT with what learned points look at, as each lead's date would have known it:
    contact_id, scorecard_id, as_of_date, feature, category, number_value; both of the
    last are null for what is not known. `leads`: a CTE with contact_id, scorecard_id,
    as_of_date, lead_score and age_days; `wanted`: a CTE with scorecard_id and feature.
    Attributes are those of today.
#}
{% macro lead_features(leads, wanted) -%}
    select
        asked.contact_id,
        asked.scorecard_id,
        asked.as_of_date,
        asked.feature,
        known.category,
        coalesce(
            known.number_value,
            case
                when asked.feature like 'rule:%' or asked.feature = 'activity'
                    then cast(0 as {{ type_double() }})
            end
        ) as number_value

    from (
        select
            {{ leads }}.contact_id,
            {{ leads }}.scorecard_id,
            {{ leads }}.as_of_date,
            {{ wanted }}.feature
        from {{ leads }}
        inner join {{ wanted }}
            on {{ leads }}.scorecard_id = {{ wanted }}.scorecard_id
    ) as asked

    left join (
        {{ known_features(leads) }}
    ) as known
        on asked.contact_id = known.contact_id
        and asked.scorecard_id = known.scorecard_id
        and asked.as_of_date = known.as_of_date
        and asked.feature = known.feature
{%- endmacro %}


{# Features that have a value. #}
{% macro known_features(leads) -%}
    {%- set numbers = [] -%}
    {%- for field, type in attribute_fields().items() if type == 'number' -%}
        {%- do numbers.append(field) -%}
    {%- endfor -%}
    {%- set key -%}
        {{ leads }}.contact_id,
        {{ leads }}.scorecard_id,
        {{ leads }}.as_of_date
    {%- endset -%}
    {%- set no_category = 'cast(null as ' ~ dbt.type_string() ~ ') as category' -%}
    select
        contact_id,
        scorecard_id,
        as_of_date,
        'rule:' || rule_id as feature,
        {{ no_category }},
        cast(counted_hits as {{ type_double() }}) as number_value
    from (
        {{ lead_rule_hits(leads) }}
    ) as rule_hits

    union all

    select
        {{ key }},
        'hand_score' as feature,
        {{ no_category }},
        cast({{ leads }}.lead_score as {{ type_double() }}) as number_value
    from {{ leads }}

    union all

    select
        {{ key }},
        'newness_days' as feature,
        {{ no_category }},
        cast({{ leads }}.age_days as {{ type_double() }}) as number_value
    from {{ leads }}

    union all

    {{ activity_features(leads, 'activity', key, no_category) }}

    union all

    {{ activity_features(leads, 'recency_days', key, no_category) }}

    union all

    select
        {{ key }},
        'attribute:' || attribute_values.field as feature,
        attribute_values.value as category,
        case
            when attribute_values.field in ({{ folded_literals(numbers) }})
                then cast(attribute_values.value as {{ type_double() }})
        end as number_value
    from {{ leads }}
    inner join {{ ref('int_attribute_values') }} as attribute_values
        on {{ leads }}.contact_id = attribute_values.contact_id
    where attribute_values.value != ''
{%- endmacro %}


{# Human acts up to the date, fading with activity_half_life_days, or days since the
   last. #}
{% macro activity_features(leads, feature, key, no_category) -%}
    {%- set age -%}
        {{ days_between('activity.activity_date', leads ~ '.as_of_date') }}
    {%- endset -%}
    select
        {{ key }},
        '{{ feature }}' as feature,
        {{ no_category }},
        {% if feature == 'activity' -%}
        cast(cast(sum(activity.hits * power(
            {{ half() }},
            cast({{ age }} as {{ type_double() }})
            / {{ variable('activity_half_life_days') }}
        )) as decimal(18, 4)) as {{ type_double() }}) as number_value
        {%- else -%}
        cast(min({{ age }}) as {{ type_double() }}) as number_value
        {%- endif %}

    from {{ leads }}

    inner join {{ ref('int_contact_activity') }} as activity
        on {{ leads }}.contact_id = activity.contact_id
        and {{ leads }}.as_of_date >= activity.activity_date

    inner join {{ ref('int_rule_matchers') }} as matchers
        on activity.matcher_id = matchers.matcher_id and matchers.role = 'human_act'

    group by
        {{ key }}
{%- endmacro %}
