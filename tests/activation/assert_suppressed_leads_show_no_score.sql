-- Whatever tool reads the table clears what it wrote of a suppressed lead; every other
-- lead has a next step and a change.
with

leads as (

    select * from {{ ref('crm_lead_scores') }}

)

select
    contact_id,
    suppression_reason
from leads
where
    is_suppressed != (suppression_reason is not null)
    {% for value in crm_values() + ['lead_score_change'] -%}
        or (is_suppressed and {{ value }} is not null)
    {% endfor -%}
    or (
        not is_suppressed
        and (lead_next_step is null or lead_score_change is null)
    )
