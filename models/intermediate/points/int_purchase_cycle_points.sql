{{ purchase_cycle_points(ref('int_leads'), ref('int_purchase_cycles')) }}
