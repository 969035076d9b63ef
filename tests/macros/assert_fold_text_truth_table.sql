-- Truth table of fold_text(): what two texts are compared as.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('Marketing', 'marketing'),
        ('Éléonore', 'eleonore'),
        ('  CRÈME BRÛLÉE ', 'creme brulee'),
        ('a  B', 'a  b'),
        -- letters that Unicode does not decompose to a-z stay
        ('ØRESUND', 'øresund'),
        ('Łódź', 'łodz'),
        ('Đà Nẵng', 'đa nang'),
        ('Straße', 'straße'),
        ('Œuvre Æther', 'œuvre æther'),
        -- a capital with a dot, the signs of kelvin and of angstrom
        ('{{ "\u0130stanbul" }}', 'istanbul'),
        ('{{ "\u212a" }}', 'k'),
        ('{{ "\u212bngström" }}', 'angstrom'),
        -- the accent as a mark of its own
        ('{{ "E\u0301te\u0301" }}', 'ete'),
        ('{{ "\u00a0Été\u202f" }}', 'ete'),
        ('{{ "\tone\r\n" }}', 'one'),
        ('{{ "\u202fone\u00a0" }}', 'one'),
        ('   ', ''),
        ('', ''),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ fold_text('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
