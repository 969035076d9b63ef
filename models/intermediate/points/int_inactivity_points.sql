{{ inactivity_points(ref('int_leads'), ref('int_last_activity_dates')) }}
