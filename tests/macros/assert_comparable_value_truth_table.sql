-- Truth table of comparable_value(): when two values of a field are the same.
with

cases as (

    select
        truth_table.type,
        truth_table.one_cell,
        truth_table.other_cell,
        truth_table.expected

    from (
        values
        ('text', 'Île-de-France ', 'ile-de-france', true),
        ('text', '10', '10.0', false),
        ('text', null, null, false),
        ('id', '007', '007', true),
        ('id', '007', '7', false),
        ('id', 'Ab', 'ab', false),
        ('id', 'é', 'e', false),
        ('number', '10', '10.00', true),
        ('number', '-.5', '-0.5', true),
        ('number', '10', '10.0000000001', false),
        ('number', '10', '-10', false),
        ('number', 'ten', 'ten', false),
        ('boolean', 'yes', '1', true),
        ('boolean', 'oui', 'TRUE', true),
        ('boolean', 'no', 'non', true),
        ('boolean', 'yes', 'no', false),
        ('boolean', 'maybe', 'maybe', false),
        -- a time by its date
        ('time', '2026-03-01T09:00', '2026-03-01T11:00', true),
        ('time', '2026-03-01T12:00+02:00', '2026-03-01T10:00', true),
        ('time', '2026-03-01T12:00', '2026-03-03T12:00', false)
    ) as truth_table (type, one_cell, other_cell, expected)

),

computed as (

    select
        type,
        one_cell,
        other_cell,
        expected,
        coalesce(
            case type
                {% for type, read in {
                    'text': read_text,
                    'id': read_text,
                    'number': read_number,
                    'boolean': read_boolean,
                    'time': read_timestamp,
                }.items() -%}
                    when '{{ type }}'
                        then
                            {{ comparable_value(read('one_cell'), type) }}
                            = {{ comparable_value(read('other_cell'), type) }}
                {% endfor -%}
            end,
            false
        ) as actual

    from cases

)

select * from computed
where actual is distinct from expected
