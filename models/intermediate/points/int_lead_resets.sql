{{ lead_resets(ref('int_leads'), ref('int_adjustments_in_force')) }}
