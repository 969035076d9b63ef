-- Nothing that is built keeps a deleted or hidden contact, or a merged-away one beside
-- its survivor. The history is another matter, and what is made of it.
{%- set models = [
    'int_contact_events',
    'int_deals',
    'int_stage_changes',
    'int_score_adjustments',
    'lead_scores',
    'lead_score_contributions',
    'lead_next_steps',
    'int_crm_versions',
    'crm_lead_scores',
    'crm_lead_scores_unmatched',
    'machine_events',
] %}
with

living as (

    select contact_id
    from {{ ref('int_contact_ids') }}
    where given_contact_id = contact_id and not is_deleted

),

contact_ids as (

    {% for model in models -%}
        select
            '{{ model }}' as model_name,
            contact_id
        from {{ ref(model) }}
        where contact_id is not null

        union

    {% endfor -%}
    select
        'account_scores' as model_name,
        best_contact_id as contact_id
    from {{ ref('account_scores') }}

)

select contact_ids.*
from contact_ids

left join living
    on contact_ids.contact_id = living.contact_id

where living.contact_id is null
