-- A sync reads a full snapshot: a lead that is not in crm_lead_scores is in
-- crm_lead_scores_unmatched, and none is in both. Mirror modes delete what is missing.
with

scores as (

    select
        contact_id,
        scorecard_id,
        min(scorecard_id) over () as first_scorecard_id
    from {{ ref('lead_scores') }}

),

leads as (

    select contact_id
    from scores
    where
        scorecard_id = coalesce(
            nullif({{ quote(variable('primary_scorecard') or '') }}, ''),
            first_scorecard_id
        )

),

given as (

    select contact_id from {{ ref('crm_lead_scores') }}

    union all

    select contact_id from {{ ref('crm_lead_scores_unmatched') }}

),

counted as (

    select
        coalesce(leads.contact_id, given.contact_id) as contact_id,
        count(leads.contact_id) as leads,
        count(given.contact_id) as times_given

    from leads

    full outer join given
        on leads.contact_id = given.contact_id

    group by coalesce(leads.contact_id, given.contact_id)

)

select * from counted
where leads != 1 or times_given != 1
