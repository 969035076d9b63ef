{%- set properties = property_fields() -%}
with

events as (

    select * from {{ ref('int_events_to_match') }}

),

machine_events as (

    select * from {{ ref('int_machine_events') }}

),

property_classes as (

    select
        field_values.field,
        field_values.given_value,
        classes.class_number

    from {{ ref('int_property_values') }} as field_values

    inner join {{ ref('int_property_classes') }} as classes
        on field_values.field = classes.field
        and field_values.value = classes.value

),

unknown_classes as (

    select
        {% for property in properties -%}
            coalesce(
                max(case when field = '{{ property }}' then class_number end), 0
            ) as {{ property }}_class {%- if not loop.last %}, {% endif %}
        {% endfor %}
    from property_classes
    where given_value is null

),

-- class 0 meets no condition of any rule
classified as (

    select
        events.contact_id,
        events.event_type,
        {% for property in properties -%}
            case
                when events.{{ property }} is null
                    then unknown_classes.{{ property }}_class
                else coalesce({{ property }}_classes.class_number, 0)
            end as {{ property }}_class,
        {% endfor -%}
        events.is_changed_day,
        events.activity_date

    from events

    cross join unknown_classes

    {% for property, type in properties.items() -%}
        left join property_classes as {{ property }}_classes
            on {{ property }}_classes.field = '{{ property }}'
            and {{ property }}_classes.given_value
            = {{ 'cast(events.' ~ property ~ ' as ' ~ dbt.type_string() ~ ')'
                if type == 'number' else 'events.' ~ property }}

    {% endfor -%}
    left join machine_events
        on events.event_id = machine_events.event_id

    where machine_events.event_id is null

),

counted as (

    select
        contact_id,
        event_type,
        {% for property in properties -%}
            {{ property }}_class,
        {% endfor -%}
        count(*) as events,
        is_changed_day,
        activity_date

    from classified

    group by
        contact_id,
        event_type,
        {% for property in properties -%}
            {{ property }}_class,
        {% endfor -%}
        is_changed_day,
        activity_date

)

select * from counted
