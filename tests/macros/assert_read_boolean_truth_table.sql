-- Truth table of read_boolean(): English and French words and digits, folded.
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
        ('t', null),
        ('y', null),
        ('on', null),
        ('vrai', null),
        ('2', null),
        ('1.0', null),
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
