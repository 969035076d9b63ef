{{ purchase_cycles(ref('int_scoring_dates')) }}
