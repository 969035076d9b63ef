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

profiles as (

    select distinct
        {% for property in properties -%}
            {{ property }}_class,
        {% endfor -%}
        event_type

    from {{ ref('int_event_profiles') }}

),

class_conditions as (

    select distinct
        classes.field,
        classes.class_number,
        conditions_met.condition_id

    from {{ ref('int_property_classes') }} as classes

    inner join {{ ref('int_property_conditions_met') }} as conditions_met
        on classes.field = conditions_met.field
        and classes.value = conditions_met.value

),

-- any rule of a matcher can stand for it
matcher_rules as (

    select
        matcher_id,
        rule_id,
        role,
        conditions,
        is_new

    from rule_matchers
    where is_representative

),

profile_types as (

    select
        *,
        event_type as listed_type
    from profiles

    union all

    select
        *,
        '*' as listed_type
    from profiles
    where {{ is_human_act('event_type') }}

),

candidates as (

    select distinct
        matcher_rules.matcher_id,
        matcher_rules.rule_id,
        matcher_rules.role,
        matcher_rules.conditions,
        matcher_rules.is_new,
        {% for property in properties -%}
            profile_types.{{ property }}_class,
        {% endfor -%}
        profile_types.event_type

    from matcher_rules

    inner join rule_event_types
        on matcher_rules.rule_id = rule_event_types.rule_id
        and matcher_rules.role = rule_event_types.role

    inner join profile_types
        on rule_event_types.event_type = profile_types.listed_type

),

candidate_conditions as (

    select
        candidates.*,
        property_conditions.condition_id,
        property_conditions.field,
        case property_conditions.field
            {% for property in properties -%}
                when '{{ property }}' then candidates.{{ property }}_class
            {% endfor -%}
        end as class_number

    from candidates

    left join property_conditions
        on candidates.rule_id = property_conditions.rule_id
        and candidates.role = 'hit'

),

matched as (

    select
        candidate_conditions.matcher_id,
        candidate_conditions.is_new,
        {% for property in properties -%}
            candidate_conditions.{{ property }}_class,
        {% endfor -%}
        candidate_conditions.event_type

    from candidate_conditions

    left join class_conditions
        on candidate_conditions.condition_id = class_conditions.condition_id
        and candidate_conditions.field = class_conditions.field
        and candidate_conditions.class_number = class_conditions.class_number

    group by
        candidate_conditions.matcher_id,
        candidate_conditions.is_new,
        {% for property in properties -%}
            candidate_conditions.{{ property }}_class,
        {% endfor -%}
        candidate_conditions.event_type

    having count(class_conditions.condition_id) = max(candidate_conditions.conditions)

)

select * from matched
