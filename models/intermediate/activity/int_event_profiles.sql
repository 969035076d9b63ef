{%- set kept = ['event_type'] + property_fields() | list %}
with

events as (

    select * from {{ ref('int_events') }}
    where profile_key is not null

),

profiles as (

    select
        profile_key,
        {% for column in kept -%}
            {{ dbt.any_value(column) }} as {{ column }},
        {% endfor -%}
        -- PostgreSQL has no least boolean
        max(case when is_unknown_type then 1 else 0 end) = 1 as is_unknown_type
    from events

    group by profile_key

),

-- text as rules compare it: once per profile, not once per event
comparable as (

    select
        profile_key,
        {{ fold_text('event_type') }} as folded_event_type,
        is_unknown_type,
        {% for property, type in property_fields().items() -%}
            {{ normalise_url(property) if property == 'page_url'
                else comparable_value(property, type) }} as {{ property }}
            {%- if not loop.last %}, {% endif %}
        {% endfor %}
    from profiles

)

select
    profile_key,
    folded_event_type as event_type,
    {% for property in property_fields() -%}
        {{ property }},
    {% endfor %}
    {{ is_human_act('folded_event_type') }} and not is_unknown_type as is_act
from comparable
