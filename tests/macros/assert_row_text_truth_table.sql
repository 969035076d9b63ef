-- Truth table of row_text(): the cells of a raw row as they were read.
with

cases as (

    select
        truth_table.anonymous_id,
        truth_table.contact_id,
        truth_table.identified_at,
        truth_table.expected

    from (
        values
        ('v1', 'c1', '2026-03-01', 'v1|c1|2026-03-01'),
        (' v1 ', 'Cé', 'soon', ' v1 |Cé|soon'),
        ('v1', null, '2026-03-01', 'v1||2026-03-01'),
        ('v|1', '', '2026-03-01', 'v|1||2026-03-01'),
        (null, null, null, '||')
    ) as truth_table (anonymous_id, contact_id, identified_at, expected)

),

computed as (

    select
        expected,
        {{ row_text('identities') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
