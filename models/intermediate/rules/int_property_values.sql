{%- set properties = property_fields() -%}
with

used_fields as (

    select distinct field
    from {{ ref('int_rule_conditions') }}
    where scope = 'property'

),

{% for property in properties -%}
    {{ property }}_values as (

        select distinct events.{{ property }} as given_value
        from {{ ref('int_events_to_match') }} as events

        -- a property that no rule names is not read
        inner join used_fields
            on used_fields.field = '{{ property }}'

    ),

{% endfor -%}
field_values as (

    {% for property, type in properties.items() -%}
        select
            '{{ property }}' as field,
            cast(given_value as {{ dbt.type_string() }}) as given_value,
            coalesce(
                {{ normalise_url('given_value') if property == 'page_url'
                    else comparable_value('given_value', type) }},
                ''
            ) as value
        from {{ property }}_values

        {% if not loop.last -%}
            union all

        {% endif -%}
    {% endfor -%}

)

select * from field_values
