-- Truth table of read_number(): sign, digits and a point; nothing else is a number.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('12', '12'),
        (' 12 ', '12'),
        ('-3.5', '-3.5'),
        ('+7', '7'),
        ('007', '7'),
        ('.5', '0.5'),
        ('-.5', '-0.5'),
        ('5.', '5'),
        ('0', '0'),
        -- ten decimals, the rest rounded half away from zero
        ('0.1234567891', '0.1234567891'),
        ('0.00000000005', '0.0000000001'),
        ('-0.00000000005', '-0.0000000001'),
        ('0.00000000004', '0'),
        ('1.99999999999', '2'),
        ('999999999999999999', '999999999999999999'),
        ('1000000000000000000', null),
        ('1e3', null),
        ('1,000', null),
        -- blanks and apostrophes between groups of three digits
        ('1 000', '1000'),
        ('-12 345 678.25', '-12345678.25'),
        ('+1''234''567', '1234567'),
        ('{{ "1\u2019234.5" }}', '1234.5'),
        ('{{ "1\u00a0234" }}', '1234'),
        ('{{ "123\u202f456 789" }}', '123456789'),
        ('123 456 789 012 345 678', '123456789012345678'),
        ('1 123 456 789 012 345 678', null),
        ('1234 567', null),
        ('1 00', null),
        ('1 0000', null),
        ('1  000', null),
        (' 1 000 ', '1000'),
        ('1 000 .5', null),
        ('1.000 000', null),
        ('- 1 000', null),
        ('{{ "1\t000" }}', null),
        ('12,5', null),
        ('12 EUR', null),
        ('1.2.3', null),
        ('--1', null),
        ('1-', null),
        ('.', null),
        ('+', null),
        ('NaN', null),
        ('infinity', null),
        ('{{ "\u0663" }}', null),
        ('true', null),
        ('', null),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        cast(expected as decimal(28, 10)) as expected,
        {{ read_number('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
