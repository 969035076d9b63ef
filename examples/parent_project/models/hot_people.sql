select contact_id, lead_score
from {{ ref('lead_scoring', 'lead_scores') }}
where status = 'scored'
