with

rules as (

    select * from {{ ref('int_rules') }}

),

evaluated as {{ materialized() }} (

    select
        leads.contact_id,
        leads.scorecard_id,
        contacts.company_id,
        contacts.created_date,
        leads.as_of_date

    from {{ ref('int_evaluated_leads') }} as leads

    inner join {{ ref('int_contact_versions') }} as contacts
        on leads.contact_id = contacts.contact_id
        and {{ is_valid_on('contacts', 'leads.as_of_date') }}

),

evaluated_dates as (

    select distinct as_of_date
    from evaluated

),

adjustments_then as (

    {{ adjustments_in_force('evaluated') }}

),

resets_then as (

    {{ lead_resets('evaluated', 'adjustments_then') }}

),

attribute_points_then as (

    {{ attribute_points('evaluated') }}

),

event_hits_then as (

    {{ event_hits('evaluated', 'resets_then') }}

),

event_points_then as (

    {{ event_points('event_hits_then') }}

),

last_dates_then as (

    {{ last_activity_dates('evaluated_dates') }}

),

inactivity_points_then as (

    {{ inactivity_points('evaluated', 'last_dates_then') }}

),

cycles_then as (

    {{ purchase_cycles('evaluated_dates') }}

),

purchase_cycle_points_then as (

    {{ purchase_cycle_points('evaluated', 'cycles_then') }}

),

fired as (

    {% for kind in ['attribute', 'event', 'inactivity', 'purchase_cycle'] -%}
        select
            contact_id,
            scorecard_id,
            rule_id,
            points,
            as_of_date
        from {{ kind }}_points_then
        {% if not loop.last -%}
            union all
        {% endif -%}
    {%- endfor %}

),

rule_contributions as (

    select
        fired.contact_id,
        fired.scorecard_id,
        fired.rule_id,
        rules.group_id,
        fired.points,
        fired.as_of_date

    from fired

    inner join rules
        on fired.rule_id = rules.rule_id

),

groups_limited as (

    {{ limited_groups('rule_contributions') }}

),

contributions as (

    select
        contact_id,
        scorecard_id,
        rule_id,
        group_id,
        cast(points as decimal(18, 4)) as points,
        as_of_date
    from rule_contributions

    union all

    select
        contact_id,
        scorecard_id,
        cast(null as {{ dbt.type_string() }}) as rule_id,
        group_id,
        cast(limit_points as decimal(18, 4)) as points,
        as_of_date
    from groups_limited
    where limit_points != 0

)

select * from contributions
