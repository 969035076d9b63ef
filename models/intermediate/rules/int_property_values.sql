{%- set properties = property_fields() -%}
with

used_fields as (

    select distinct field
    from {{ ref('int_rule_conditions') }}
    where scope = 'property'

),

events as {{ materialized(once=goes_on_with_activity()) }} (

    select {{ properties | join(', ') }}
    from {{ ref('int_events_to_match') }}

),

{% for property in properties -%}
    {{ property }}_values as (

        select distinct events.{{ property }} as given_value
        from events

        -- a property that no rule names is not read
        inner join used_fields
            on used_fields.field = '{{ property }}'

    ),

{% endfor -%}
given_values as (

    {% for property, type in properties.items() -%}
        select
            '{{ property }}' as field,
            '{{ type }}' as field_type,
            cast(given_value as {{ dbt.type_string() }}) as given_value,
            {{ 'given_value' if type == 'text'
                else comparable_value('given_value', type) }} as value
        from {{ property }}_values

        {% if not loop.last -%}
            union all

        {% endif -%}
    {% endfor -%}

),

field_values as (

    select
        field,
        given_value,
        coalesce(
            case
                when field = 'page_url' then {{ normalise_url('value') }}
                when field_type = 'text' then {{ comparable_value('value', 'text') }}
                else value
            end,
            ''
        ) as value

    from given_values

)

select * from field_values
