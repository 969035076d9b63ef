select 'e1' as event_id, 'p1' as contact_id, 'demo_request' as event_type,
    '2026-03-30 10:00:00' as occurred_at
