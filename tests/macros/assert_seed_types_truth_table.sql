-- Truth table of seed_number(), seed_integer() and seed_boolean(): cells of a checked
-- seed, trimmed, as typed values.
with

cases as (

    select
        truth_table.number_cell,
        cast(truth_table.expected_number as decimal(18, 4)) as expected_number,
        truth_table.integer_cell,
        truth_table.expected_integer,
        truth_table.boolean_cell,
        truth_table.expected_boolean

    from (
        values
        ('12.5', 12.5, '30', 30, 'true', true),
        ('-3', -3, '7', 7, 'OUI', true),
        ('0.0001', 0.0001, '30.0', 30, '0', false),
        ('+7', 7, '0', 0, 'no', false),
        -- what is not said is null, or false
        (null, null, null, null, null, false)
    ) as truth_table (
        number_cell, expected_number,
        integer_cell, expected_integer,
        boolean_cell, expected_boolean
    )

),

computed as (

    select
        *,
        {{ seed_number('number_cell') }} as actual_number,
        {{ seed_integer('integer_cell') }} as actual_integer,
        {{ seed_boolean('boolean_cell') }} as actual_boolean

    from cases

)

select * from computed
where
    actual_number is distinct from expected_number
    or actual_integer is distinct from expected_integer
    or actual_boolean is distinct from expected_boolean
