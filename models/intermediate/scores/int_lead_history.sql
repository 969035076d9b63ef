-- a view: the history is not to be kept twice
{{ config(materialized=view_of_a_run()) }}
with

history as (

    select * from {{ ref('lead_score_history') }}

),

contact_ids as (

    select * from {{ ref('int_contact_ids') }}

),

followed_merges as (

    select
        merged_contact_id,
        last_surviving_contact_id
    from {{ ref('int_contact_merges') }}
    where rejection_reason is null

),

-- the ids of those who have several
shared_ids as (

    select
        merged_contact_id as scored_contact_id,
        last_surviving_contact_id as contact_id
    from followed_merges

    {{ union_distinct() }}

    select
        last_surviving_contact_id as scored_contact_id,
        last_surviving_contact_id as contact_id
    from followed_merges

),

-- who is deleted has left the history, who is hidden has not
visible as (

    select
        history.*,
        shared_ids.contact_id as person_id

    from history

    left join contact_ids
        on history.contact_id = contact_ids.given_contact_id

    left join shared_ids
        on history.contact_id = shared_ids.scored_contact_id

    where not coalesce(contact_ids.is_deleted, false)

),

shared_ranked as (

    select
        *,
        row_number() over (
            partition by person_id, scorecard_id, as_of_date
            order by
                lead_score desc nulls last,
                case when contact_id = person_id then 1 else 2 end asc,
                contact_id asc
        ) as row_rank

    from visible
    where person_id is not null

),

{% set columns = [
    'scorecard_id', 'status', 'fit_grade', 'engagement_level', 'grade', 'temperature',
    'rating', 'demographic_score', 'behavioural_score', 'negative_score',
    'manual_points', 'raw_score', 'lead_score', 'is_mql', 'as_of_date',
] -%}
by_person as (

    select
        contact_id,
        contact_id as scored_contact_id,
        {{ columns | join(',\n        ') }}
    from visible
    where person_id is null

    union all

    select
        person_id as contact_id,
        contact_id as scored_contact_id,
        {{ columns | join(',\n        ') }}
    from shared_ranked
    where row_rank = 1

)

select * from by_person
