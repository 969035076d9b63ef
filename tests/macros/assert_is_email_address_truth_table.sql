-- Truth table of is_email_address(), of folded text.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('ann@acme.example', true),
        ('a@b.c', true),
        ('o''neill+news@mail.acme-group.co.uk', true),
        ('ann@1und1.de', true),
        ('ann@acme.x1', true),
        ('ann@xn--bcher-kva.example', true),
        ('анна@почта.рф', true),
        ('ann@straße.example', true),
        -- no domain of two labels
        ('ann@acme', false),
        ('ann@', false),
        ('@acme.example', false),
        ('ann.acme.example', false),
        ('ann@acme.', false),
        ('ann@.example', false),
        ('ann@acme..example', false),
        ('ann@acme.example.', false),
        -- the last label all digits
        ('ann@acme.1', false),
        ('ann@127.0.0.1', false),
        -- another sign in the domain, or one that is nowhere
        ('ann@acme_group.example', false),
        ('ann@acme.exa:mple', false),
        ('ann@[acme].example', false),
        ('ann@acme.example/', false),
        ('ann@bob@acme.example', false),
        ('ann acme@acme.example', false),
        ('ann@acme .example', false),
        ('ann@acme.example, bob@acme.example', false),
        ('ann,bob@acme.example', false),
        ('ann;bob@acme.example', false),
        ('ann <ann@acme.example>', false),
        ('<ann@acme.example>', false),
        ('', false),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ is_email_address('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
