-- Truth table of plain_text(): what goes into a CRM is inert, short and on one line.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('Asked for a demo', 'Asked for a demo'),
        ('  Été à l''Œuvre  ', 'Été à l''Œuvre'),
        ('a{{ "{{" }}b{{ "}}" }}c', 'a  b  c'),
        ('<!channel> <b>', '!channel   b'),
        {% for line_end in '\t\n\x0b\x0c\r\x85\u2028\u2029' -%}
            ('a{{ line_end }}b', 'a b'),
        {% endfor -%}
        ('{{ "x" * 255 }}', '{{ "x" * 255 }}'),
        ('{{ "x" * 256 }}', '{{ "x" * 255 }}'),
        ('{{ "é" * 256 }}', '{{ "é" * 255 }}'),
        ('{{ "x" * 254 }} y', '{{ "x" * 254 }}'),
        ('{{ "{}" }} <>', null),
        ('', null),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ plain_text('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
