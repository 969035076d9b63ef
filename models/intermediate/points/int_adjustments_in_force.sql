{{ adjustments_in_force(ref('int_leads')) }}
