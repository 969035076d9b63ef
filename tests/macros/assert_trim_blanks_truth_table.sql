-- Truth table of trim_blanks(): which characters go, and only at the ends.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        {% for blank in [' ', '\t', '\n', '\r', '\x0b', '\x0c', '\u00a0', '\u202f',
            '\u200b', '\ufeff', '\u2060'] -%}
            ('{{ blank }}a{{ blank }}b{{ blank }}', 'a{{ blank }}b'),
        {% endfor -%}
        ('{{ " \t\r\n\u00a0a\u202f \x0b" }}', 'a'),
        ('{{ " \t\n\u00a0" }}', ''),
        ('A é', 'A é'),
        ('a ', 'a'),
        (' a', 'a'),
        ('a é ', 'a é'),
        (' é a', 'é a'),
        ('~', '~'),
        ('! ', '!'),
        -- no blanks of the contract: ideographic, em space
        ('{{ "\u3000a\u3000" }}', '{{ "\u3000a\u3000" }}'),
        ('{{ "\u2003a\u2003" }}', '{{ "\u2003a\u2003" }}'),
        ('', ''),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ trim_blanks('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
