-- Truth table of seed_number(), seed_integer(), seed_boolean(), seed_date() and
-- seed_keyword(): cells of a checked seed as typed values.
with

cases as (

    select
        truth_table.number_cell,
        cast(truth_table.expected_number as decimal(18, 4)) as expected_number,
        truth_table.integer_cell,
        truth_table.expected_integer,
        truth_table.boolean_cell,
        truth_table.expected_boolean,
        truth_table.date_cell,
        cast(truth_table.expected_date as date) as expected_date,
        truth_table.keyword_cell,
        truth_table.expected_keyword

    from (
        values
        (
            '12.5', 12.5,
            '30', 30,
            'true', true,
            '2026-03-01', '2026-03-01',
            ' At_Least ', 'at_least'
        ),
        (
            ' -3 ', -3,
            ' 7 ', 7,
            'OUI', true,
            ' 2026-03-01 ', '2026-03-01',
            'Email_Open|Page_View', 'email_open|page_view'
        ),
        (
            '0.0001', 0.0001,
            '30.0', 30,
            '0', false,
            '2024-02-29', '2024-02-29',
            'équipe', 'equipe'
        ),
        (
            '+7', 7,
            '0', 0,
            'no', false,
            '0999-12-31', '0999-12-31',
            '*', '*'
        ),
        -- what is not said is null, or false
        (' ', null, ' ', null, ' ', false, ' ', null, ' ', null),
        ('Null', null, 'Null', null, 'Null', false, 'Null', null, 'Null', null),
        (null, null, null, null, null, false, null, null, null, null)
    ) as truth_table (
        number_cell, expected_number,
        integer_cell, expected_integer,
        boolean_cell, expected_boolean,
        date_cell, expected_date,
        keyword_cell, expected_keyword
    )

),

computed as (

    select
        *,
        {{ seed_number('number_cell') }} as actual_number,
        {{ seed_integer('integer_cell') }} as actual_integer,
        {{ seed_boolean('boolean_cell') }} as actual_boolean,
        {{ seed_date('date_cell') }} as actual_date,
        {{ seed_keyword('keyword_cell') }} as actual_keyword

    from cases

)

select * from computed
where
    actual_number is distinct from expected_number
    or actual_integer is distinct from expected_integer
    or actual_boolean is distinct from expected_boolean
    or actual_date is distinct from expected_date
    or actual_keyword is distinct from expected_keyword
