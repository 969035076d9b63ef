with

activity as (

    select * from {{ ref('int_contact_activity') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}

),

-- only matchers that somebody waits for
absence_matchers as (

    select distinct matcher_id
    from {{ ref('int_rule_matchers') }}
    where role in ('absence', 'human_act')

),

last_dates as (

    select
        activity.contact_id,
        activity.matcher_id,
        scoring_dates.as_of_date,
        max(activity.activity_date) as last_activity_date

    from activity

    inner join absence_matchers
        on activity.matcher_id = absence_matchers.matcher_id

    inner join scoring_dates
        on activity.activity_date <= scoring_dates.as_of_date

    group by
        activity.contact_id,
        activity.matcher_id,
        scoring_dates.as_of_date

)

select * from last_dates
