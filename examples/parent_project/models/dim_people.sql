select 'p1' as contact_id, 'ann@acme.example' as email, 'Director' as job_title,
    '2026-01-01' as created_at
