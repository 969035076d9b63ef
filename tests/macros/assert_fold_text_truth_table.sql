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
        -- a letter and its mark are the composed letter, which stays if it is not a-z
        ('{{ "\u0438\u0306\u041c\u0430\u0301" }}', '{{ "\u0439\u043c\u0430" }}'),
        ('{{ "\u0391\u0301\u03b1\u0313\u0301\u0345" }}', '{{ "\u03ac\u1f84" }}'),
        ('{{ "\u1f71\u2126" }}', '{{ "\u03ac\u03c9" }}'),
        ('{{ "\u304b\u3099\u30cf\u309a" }}', '{{ "\u304c\u30d1" }}'),
        ('{{ "\u00d8\u0301\u00e6\u0304" }}', '{{ "\u01ff\u01e3" }}'),
        ('{{ "\u0301a\u0302\u0301" }}', 'a'),
        -- Korean is left as it is
        ('{{ "\u1112\u1161" }}', '{{ "\u1112\u1161" }}'),
        -- signs that look alike
        ('{{ "L\u2019Été\u00a0d\u2010ici\u2011là\u202f!" }}', 'l''ete d-ici-la !'),
        ('{{ "\u00a0Été\u202f" }}', 'ete'),
        ('{{ "\ufeffone\u200b\u2060" }}', 'one'),
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
