-- Truth table of comparable_item(): when a field's cell equals an item of a list. The
-- cell of a property page_url is read as addresses are.
with

cases as (

    select
        truth_table.scope,
        truth_table.field,
        truth_table.type,
        truth_table.cell,
        truth_table.item,
        truth_table.expected

    from (
        values
        ('attribute', 'city', 'text', 'nîmes', 'NIMES', true),
        ('attribute', 'city', 'text', 'nîmes', 'nimes sud', false),
        ('attribute', 'zip', 'text', '10', '10.0', false),
        ('attribute', 'company_id', 'id', '007', '007', true),
        ('attribute', 'company_id', 'id', '007', '7', false),
        ('attribute', 'company_id', 'id', 'Ab', 'AB', false),
        ('attribute', 'company_employee_count', 'number', '10', '10.0', true),
        ('attribute', 'company_employee_count', 'number', '10', '+10', true),
        ('attribute', 'company_employee_count', 'number', '10', '11', false),
        ('attribute', 'company_employee_count', 'number', '10', 'ten', false),
        ('attribute', 'email_opt_out', 'boolean', 'yes', 'oui', true),
        ('attribute', 'email_opt_out', 'boolean', '0', 'No', true),
        ('attribute', 'email_opt_out', 'boolean', 'yes', '0', false),
        ('attribute', 'email_opt_out', 'boolean', 'yes', 'maybe', false),
        ('attribute', 'created_at', 'time', '2026-03-01T12:00', '2026-03-01', true),
        ('attribute', 'created_at', 'time', '2026-03-01T12:00', '2026-03-02', false),
        ('property', 'page_url', 'text', 'https://A.b/c/?d=1', 'http://a.b/C', true),
        ('property', 'page_url', 'text', 'a.b/c', '//a.b/c/#d', true),
        ('property', 'page_url', 'text', 'https://a.b/c', 'a.b', false),
        ('property', 'asset', 'text', 'a.b/c', 'https://a.b/c', false),
        -- an attribute that happens to have the name of a property
        ('attribute', 'page_url', 'text', 'a.b/c', 'https://a.b/c', false)
    ) as truth_table (scope, field, type, cell, item, expected)

),

computed as (

    select
        scope,
        field,
        type,
        cell,
        item,
        expected,
        coalesce(
            {{ comparable_item('scope', 'field', 'type', 'item') }} = case
                when scope = 'property' and field = 'page_url'
                    then {{ normalise_url('cell') }}
                {% for type, read in {
                    'text': read_text,
                    'id': read_text,
                    'number': read_number,
                    'boolean': read_boolean,
                    'time': read_timestamp,
                }.items() -%}
                    when type = '{{ type }}'
                        then {{ comparable_value(read('cell'), type) }}
                {% endfor -%}
            end,
            false
        ) as actual

    from cases

)

select * from computed
where actual is distinct from expected
