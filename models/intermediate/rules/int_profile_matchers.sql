{%- set properties = property_fields() -%}
with

rule_matchers as (

    select * from {{ ref('int_rule_matchers') }}

),

rule_event_types as (

    select * from {{ ref('int_rule_event_types') }}

),

property_conditions as (

    select * from {{ ref('int_rule_conditions') }}
    where scope = 'property'

),

items as (

    select * from {{ ref('int_condition_items') }}

),

profiles as (

    select * from {{ ref('int_event_profiles') }}

),

used_fields as (

    select distinct field
    from property_conditions

),

profile_values as (

    select
        profiles.profile_key,
        used_fields.field,
        coalesce(
            case used_fields.field
                {% for property in properties -%}
                    when '{{ property }}' then profiles.{{ property }}
                {% endfor -%}
            end,
            ''
        ) as value

    from profiles

    cross join used_fields

),

conditions as (

    select distinct
        condition_id,
        field,
        operator,
        value

    from property_conditions

),

conditions_met as (

    {{ conditions_met('profile_values', 'conditions', 'items') }}

),

-- any rule of a matcher can represent it
matcher_rules as (

    select
        matcher_id,
        rule_id,
        role,
        counted_property,
        conditions

    from rule_matchers
    where is_representative

),

profile_types as (

    select
        profile_key,
        event_type as listed_type
    from profiles

    union all

    select
        profile_key,
        '*' as listed_type
    from profiles
    where is_act

),

candidates as (

    select distinct
        profile_types.profile_key,
        matcher_rules.matcher_id,
        matcher_rules.rule_id,
        matcher_rules.role,
        matcher_rules.counted_property,
        matcher_rules.conditions

    from matcher_rules

    inner join rule_event_types
        on matcher_rules.rule_id = rule_event_types.rule_id
        and matcher_rules.role = rule_event_types.role

    inner join profile_types
        on rule_event_types.event_type = profile_types.listed_type

),

rule_conditions_met as (

    select
        profile_values.profile_key,
        property_conditions.rule_id,
        count(*) as conditions

    from profile_values

    inner join conditions_met
        on profile_values.field = conditions_met.field
        and profile_values.value = conditions_met.value

    inner join property_conditions
        on conditions_met.condition_id = property_conditions.condition_id

    group by
        profile_values.profile_key,
        property_conditions.rule_id

),

matched as (

    select
        candidates.profile_key,
        candidates.matcher_id,
        candidates.counted_property,
        nullif(
            case candidates.counted_property
                {% for property in countable_properties() -%}
                    when '{{ property }}' then profiles.{{ property }}
                {% endfor -%}
            end,
            ''
        ) as thing

    from candidates

    inner join profiles
        on candidates.profile_key = profiles.profile_key

    left join rule_conditions_met as met
        on candidates.profile_key = met.profile_key
        and candidates.rule_id = met.rule_id
        and candidates.role = 'hit'

    where coalesce(met.conditions, 0) = candidates.conditions

)

-- what a rule counts each value of has to have one
select
    profile_key,
    matcher_id,
    thing
from matched
where counted_property is null or thing is not null
