-- Truth table of read_text(): a cell of blanks only is null, other text stays itself.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('Éva', 'Éva'),
        ('  Éva B ', 'Éva B'),
        ('007', '007'),
        ('{{ "\u00a0Éva\t" }}', 'Éva'),
        ('{{ " \t\u00a0\u202f\r\n" }}', null),
        ('   ', null),
        ('', null),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ read_text('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
