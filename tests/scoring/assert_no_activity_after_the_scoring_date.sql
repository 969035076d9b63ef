-- A score knows nothing of the future: no date of an activity is after its date.
with

dates as (

    select
        'lead_score_contributions' as mart,
        contact_id,
        scorecard_id,
        as_of_date,
        first_date as activity_date
    from {{ ref('lead_score_contributions') }}

    union all

    select
        'lead_score_contributions' as mart,
        contact_id,
        scorecard_id,
        as_of_date,
        last_date as activity_date
    from {{ ref('lead_score_contributions') }}

    union all

    select
        'lead_scores' as mart,
        contact_id,
        scorecard_id,
        as_of_date,
        last_activity_date as activity_date
    from {{ ref('lead_scores') }}

    union all

    select
        'behavioural_scores' as mart,
        contact_id,
        scorecard_id,
        as_of_date,
        last_activity_date as activity_date
    from {{ ref('behavioural_scores') }}

    union all

    select
        'int_event_hits' as mart,
        contact_id,
        scorecard_id,
        as_of_date,
        activity_date
    from {{ ref('int_event_hits') }}

)

select * from dates
where activity_date > as_of_date
