with

patterns as (

    select * from {{ ref('stg_rules__machine_user_agents') }}

),

events as (

    select * from {{ ref('int_contact_events') }}

),

email_machines as (

    select * from {{ ref('int_email_machines') }}

),

-- matched once per user agent, not once per event
user_agents as (

    select
        user_agent,
        {{ fold_text('user_agent') }} as folded_user_agent

    from events
    where user_agent is not null
    group by user_agent

),

machine_user_agents as (

    select distinct user_agents.user_agent
    from user_agents

    inner join patterns
        on {{ dbt.position('patterns.pattern', 'user_agents.folded_user_agent') }} > 0

),

-- whatever a machine did, not what was sent to it
events_of_user_agents as (

    select
        events.event_id,
        events.contact_id

    from events

    inner join machine_user_agents
        on events.user_agent = machine_user_agents.user_agent

    where events.event_type not in (
        {{ folded_literals(variable('received_event_types')) }}
    )

),

judged as (

    select
        event_id,
        contact_id,
        'user_agent' as reason
    from events_of_user_agents

    union all

    select
        event_id,
        contact_id,
        reason
    from email_machines

),

-- a machine that names itself is told of before what its mails look like
first_reasons as (

    select
        event_id,
        contact_id,
        coalesce(
            max(case when reason = 'user_agent' then reason end), max(reason)
        ) as reason

    from judged

    group by
        event_id,
        contact_id

)

select * from first_reasons
