-- Truth table of is_like(): `*` is any run of characters, all else is itself.
with

cases as (

    select
        truth_table.given,
        truth_table.pattern,
        truth_table.expected

    from (
        values
        ('vp', 'vp', true),
        ('vp sales', 'vp', false),
        ('the vp', 'vp', false),
        ('vp sales', 'vp*', true),
        ('vp', 'vp*', true),
        ('the vp sales', '*vp*', true),
        ('head of it sales', 'head*sales', true),
        ('headsales', 'head*sales', true),
        ('head of it', 'head*sales', false),
        ('anything', '*', true),
        ('', '*', true),
        ('abc', '**c', true),
        ('{{ "a\nb" }}', 'a*b', true),
        -- what means something in like or in a regex means nothing here
        ('50%', '50%', true),
        ('500', '50%', false),
        ('a_b', 'a_b', true),
        ('axb', 'a_b', false),
        ('wow!', 'wow!', true),
        ('wow', 'wow!', false),
        ('50!%', '50!%', true),
        ('a.b', 'a.b', true),
        ('axb', 'a.b', false),
        ('a?', 'a?', true),
        ('ab', 'a?', false),
        ('a' || chr(92) || 'b', 'a' || chr(92) || 'b', true),
        ('ab', 'a' || chr(92) || 'b', false),
        (null, 'a*', null)
    ) as truth_table (given, pattern, expected)

),

computed as (

    select
        given,
        pattern,
        expected,
        {{ is_like('given', 'pattern') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
