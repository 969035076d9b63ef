{{ last_activity_dates(ref('int_scoring_dates')) }}
