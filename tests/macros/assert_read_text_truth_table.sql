-- Truth table of read_text() and is_blank(): a cell of blanks only is null, other text
-- stays itself.
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
        ('~', '~'),
        (' ~', '~'),
        ('é', 'é'),
        ('{{ "\u00a0" }}', null),
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
        {{ read_text('given') }} as actual,
        {{ is_blank('given') }} as is_blank

    from cases

)

select * from computed
where
    actual is distinct from expected
    or is_blank is distinct from (expected is null)
