-- Truth table of is_blank(): null, or nothing but blanks.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('c1', false),
        (' c1', false),
        ('0', false),
        ('null', false),
        ('é', false),
        (' é', false),
        ('{{ "\u00a0" }}c1', false),
        ('', true),
        (' ', true),
        ('{{ "\u00a0\t\n" }}', true),
        (null, true)
    ) as truth_table (given, expected)

),

computed as (

    select
        *,
        {{ is_blank('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
