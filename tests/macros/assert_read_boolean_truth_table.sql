-- Truth table of read_boolean(): words of six languages and digits, folded.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('true', true),
        ('TRUE', true),
        (' True ', true),
        ('1', true),
        ('Yes', true),
        ('OUI', true),
        ('false', false),
        ('False', false),
        ('0', false),
        ('No', false),
        ('{{ "non\u00a0" }}', false),
        -- the accent as a mark of its own
        ('{{ "si\u0301" }}', true),
        ('{{ "na\u0303o" }}', false),
        {% for word in ['T', 'y', 'On', '1.0', 'Vrai', 'ja', 'Sí', 'si', 'SIM'] -%}
            ('{{ word }}', true),
        {% endfor -%}
        {% for word in ['F', 'n', 'OFF', '0.0', 'faux', 'Nein', 'não', 'nao'] -%}
            ('{{ word }}', false),
        {% endfor -%}
        ('2', null),
        ('1.00', null),
        ('-1', null),
        ('ok', null),
        ('tr', null),
        ('01', null),
        ('yes no', null),
        ('', null),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ read_boolean('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
