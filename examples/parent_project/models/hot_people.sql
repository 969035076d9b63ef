select contact_id, lead_score, scorecard_name
from {{ ref('lead_scoring', 'lead_scores') }}
where status = 'scored'
