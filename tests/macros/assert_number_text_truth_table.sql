-- Truth table of number_text(): a number in one spelling, without an exponent.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('0', '0.0000000000'),
        ('-0', '0.0000000000'),
        ('10', '10.0000000000'),
        ('-.5', '-0.5000000000'),
        ('0.000001', '0.0000010000'),
        ('-0.0000009', '-0.0000009000'),
        ('0.0000000001', '0.0000000001'),
        ('-0.0000000001', '-0.0000000001'),
        ('123456789012345678', '123456789012345678.0000000000'),
        ('many', null)
    ) as truth_table (given, expected)

),

computed as (

    select
        expected,
        {{ number_text(read_number('given')) }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
