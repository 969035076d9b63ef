{{ event_hits(ref('int_leads'), ref('int_lead_resets')) }}
