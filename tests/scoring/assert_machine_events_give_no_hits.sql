-- A human act is counted once, a machine's never: of each contact and day, the acts are
-- those of machines and those that rules can count.
with

events as (

    select * from {{ ref('int_contact_events') }}

),

machine_events as (

    select * from {{ ref('int_machine_events') }}

),

human_act_matchers as (

    select * from {{ ref('int_rule_matchers') }}
    where role = 'human_act'

),

counts as (

    select
        events.contact_id,
        events.activity_date,
        1 as acts,
        case when machine_events.event_id is null then 0 else 1 end as machine_acts,
        0 as hits
    from events

    left join machine_events
        on events.event_id = machine_events.event_id

    where events.is_act

    union all

    select
        activity.contact_id,
        activity.activity_date,
        0 as acts,
        0 as machine_acts,
        activity.hits
    from {{ ref('int_contact_activity') }} as activity

    inner join human_act_matchers
        on activity.matcher_id = human_act_matchers.matcher_id

),

summed as (

    select
        contact_id,
        activity_date,
        sum(acts) as acts,
        sum(machine_acts) as machine_acts,
        sum(hits) as hits

    from counts

    group by
        contact_id,
        activity_date

)

select * from summed
where hits != acts - machine_acts
