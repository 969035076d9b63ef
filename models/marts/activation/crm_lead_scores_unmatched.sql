with

leads as (

    select * from {{ ref('int_crm_leads') }}
    where unmatched_reason is not null

)

select
    contact_id,
    email,
    unmatched_reason,
    suppression_reason,
    lead_score,
    is_suppressed

from leads
