-- Truth table of normalise_url(): a page's address as rules compare it.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('https://www.Example.com/Prix/', 'www.example.com/prix'),
        ('HTTP://example.com', 'example.com'),
        ('//cdn.example.com/a', 'cdn.example.com/a'),
        ('android-app://com.example/x', 'com.example/x'),
        ('example.com/a', 'example.com/a'),
        ('/tarifs', '/tarifs'),
        -- cut at the first of ? and #
        ('example.com/a?utm=1#top', 'example.com/a'),
        ('example.com/a#top?utm=1', 'example.com/a'),
        ('example.com/a?next=https://b.c/d', 'example.com/a'),
        ('{{ "example.com/a?b\nc" }}', 'example.com/a'),
        -- then the slashes that are left at the end
        ('https://a.b/c/?d=/e/', 'a.b/c'),
        ('/tarifs///', '/tarifs'),
        ('{{ "\u00a0https://a.b/Ünï " }}', 'a.b/uni'),
        ('mailto:a@b.c', 'mailto:a@b.c'),
        -- an empty one is unknown
        ('/', null),
        ('https://', null),
        ('https:///', null),
        ('?utm=1', null),
        ('#top', null),
        (' ', null),
        ('', null),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ normalise_url('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
