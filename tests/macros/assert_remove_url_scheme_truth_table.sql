-- Truth table of remove_url_scheme(): nothing but the scheme goes.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('https://a.b/C/?d', 'a.b/C/?d'),
        ('HTTPS://A.b', 'A.b'),
        ('git+ssh://a.b', 'a.b'),
        ('//a.b/c/', 'a.b/c/'),
        ('///a', '/a'),
        ('a.b//c', 'a.b//c'),
        ('a.b/c://d', 'a.b/c://d'),
        ('1a://b', '1a://b'),
        ('https:a', 'https:a'),
        ('https://https://a', 'https://a'),
        ('/tarifs', '/tarifs'),
        ('', ''),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ remove_url_scheme('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
