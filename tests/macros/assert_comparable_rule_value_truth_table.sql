-- Truth table of comparable_rule_value(): a rule's value in the form of its field's.
with

cases as (

    select
        truth_table.scope,
        truth_table.field,
        truth_table.type,
        truth_table.operator,
        truth_table.given,
        truth_table.expected

    from (
        values
        ('attribute', 'city', 'text', 'contains', 'Île', 'ile'),
        ('attribute', 'city', 'text', 'like', '*SUR Mer', '*sur mer'),
        ('attribute', 'city', 'text', 'at_least', '10', '10'),
        ('attribute', 'company_employee_count', 'number', 'between', '10|50', '10|50'),
        ('attribute', 'created_at', 'time', 'at_most', '2026-03-01', '2026-03-01'),
        -- ids are exact
        ('attribute', 'company_id', 'id', 'starts_with', 'Été-', 'Été-'),
        ('attribute', 'company_id', 'id', 'regex', '^É', '^É'),
        -- a regex loses only its accents
        ('attribute', 'city', 'text', 'regex', '^[A-Z]É+ $', '^[A-Z]E+ $'),
        ('property', 'page_url', 'text', 'regex', 'https://A.b/É', 'A.b/E'),
        ('property', 'page_url', 'text', 'regex', '/[0-9]+/$', '/[0-9]+/$'),
        -- of an address's part only the scheme goes
        ('property', 'page_url', 'text', 'contains', 'https://A.b/É/?c', 'a.b/e/?c'),
        ('property', 'page_url', 'text', 'like', '*/Prix/*', '*/prix/*'),
        -- a page has no slash at the end
        ('property', 'page_url', 'text', 'like', '*/Prix/', '*/prix'),
        ('property', 'page_url', 'text', 'ends_with', '/Prix//', '/prix'),
        ('property', 'page_url', 'text', 'contains', '/Prix/', '/prix/'),
        ('property', 'asset', 'text', 'ends_with', '/Prix/', '/prix/'),
        ('property', 'asset', 'text', 'contains', 'https://A.b', 'https://a.b'),
        ('attribute', 'page_url', 'text', 'contains', '//A.b', '//a.b'),
        ('attribute', 'city', 'text', 'is_known', null, null),
        ('property', 'page_url', 'text', 'is_unknown', null, null)
    ) as truth_table (scope, field, type, operator, given, expected)

),

computed as (

    select
        scope,
        field,
        type,
        operator,
        given,
        expected,
        {{ comparable_rule_value('scope', 'field', 'type', 'operator', 'given') }}
            as actual

    from cases

)

select * from computed
where actual is distinct from expected
