{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(),
        partition_by=by_month(),
        pre_hook=[
            "{{ delete_kept(
                on=ref('int_changed_contact_days'), by=['contact_id', 'activity_date']
            ) }}",
            "{{ delete_what_no_matcher_left() }}",
        ],
    )
}}
{%- set properties = property_fields() -%}
with

profiles as (

    select * from {{ ref('int_event_profiles') }}

),

profile_matchers as (

    select * from {{ ref('int_profile_matchers') }}

),

activity as (

    select
        profiles.contact_id,
        profile_matchers.matcher_id,
        sum(profiles.events) as hits,
        profiles.activity_date

    from profiles

    inner join profile_matchers
        on profiles.event_type = profile_matchers.event_type
        {% for property in properties -%}
            and profiles.{{ property }}_class
            = profile_matchers.{{ property }}_class
        {% endfor -%}
    where profiles.is_changed_day or profile_matchers.is_new
    group by
        profiles.contact_id,
        profile_matchers.matcher_id,
        profiles.activity_date

)

select * {{- activity_month() }} from activity
