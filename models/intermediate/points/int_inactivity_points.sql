with

activity as (

    select * from {{ ref('int_contact_activity') }}

),

last_dates as (

    select * from {{ ref('int_last_activity_dates') }}

),

absence_matchers as (

    select * from {{ ref('int_rule_matchers') }}
    where role = 'absence'

),

after_matchers as (

    select * from {{ ref('int_rule_matchers') }}
    where role = 'after'

),

rules as (

    select * from {{ ref('stg_rules__rules') }}
    where kind = 'inactivity'

),

leads as (

    select * from {{ ref('int_leads') }}

),

-- of who never did it, events on the day of creation are after it too
absences as (

    select
        leads.contact_id,
        leads.scorecard_id,
        rules.rule_id,
        coalesce(last_dates.last_activity_date, leads.created_date) as absent_since,
        coalesce(
            {{ dbt.dateadd('day', 1, 'last_dates.last_activity_date') }},
            leads.created_date
        ) as first_after_date,
        leads.as_of_date

    from leads

    inner join rules
        on leads.scorecard_id = rules.scorecard_id

    inner join absence_matchers
        on rules.rule_id = absence_matchers.rule_id

    left join last_dates
        on leads.contact_id = last_dates.contact_id
        and leads.as_of_date = last_dates.as_of_date
        and absence_matchers.matcher_id = last_dates.matcher_id

    {{ join_attribute_conditions() }}

    where {{ attribute_conditions_hold() }}

),

after_events as (

    select
        absences.contact_id,
        absences.rule_id,
        absences.as_of_date,
        sum(activity.hits) as hits,
        min(activity.activity_date) as first_date

    from absences

    inner join after_matchers
        on absences.rule_id = after_matchers.rule_id

    inner join activity
        on absences.contact_id = activity.contact_id
        and after_matchers.matcher_id = activity.matcher_id

    where
        activity.activity_date >= absences.first_after_date
        and activity.activity_date <= absences.as_of_date

    group by
        absences.contact_id,
        absences.rule_id,
        absences.as_of_date

),

waits as (

    select
        absences.contact_id,
        absences.scorecard_id,
        rules.rule_id,
        rules.points,
        rules.max_points,
        rules.repeat_every_days,
        {{ days_between(
            'coalesce(after_events.first_date, absences.absent_since)',
            'absences.as_of_date',
        ) }} - rules.after_days as days_over,
        absences.as_of_date

    from absences

    inner join rules
        on absences.rule_id = rules.rule_id

    left join after_events
        on absences.contact_id = after_events.contact_id
        and absences.rule_id = after_events.rule_id
        and absences.as_of_date = after_events.as_of_date

    where rules.after_event is null or after_events.hits >= rules.after_count

),

repeated as (

    select
        *,
        points * (
            1 + coalesce({{ integer_divide('days_over', 'repeat_every_days') }}, 0)
        ) as points_before_decay

    from waits
    where days_over >= 0

),

fired as (

    select
        contact_id,
        rule_id,
        scorecard_id,
        points_before_decay,
        {{ limit_size('points_before_decay', 'max_points') }} as points,
        as_of_date

    from repeated

)

select * from fired
