{{ event_points(ref('int_event_hits')) }}
