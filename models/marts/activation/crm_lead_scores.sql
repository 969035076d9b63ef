with

leads as (

    select * from {{ ref('int_crm_leads') }}

),

versions as (

    select * from {{ ref('int_crm_versions') }}

)

select
    leads.contact_id,
    leads.email,
    leads.lead_grade,
    leads.lead_temperature,
    leads.lead_rating,
    leads.lead_reason_1,
    leads.lead_reason_2,
    leads.lead_reason_3,
    leads.lead_next_step,
    leads.suppression_reason,
    versions.sync_hash,
    leads.lead_score,
    versions.lead_score_change,
    leads.is_suppressed,
    versions.score_changed_at

from leads

inner join versions
    on leads.contact_id = versions.contact_id
