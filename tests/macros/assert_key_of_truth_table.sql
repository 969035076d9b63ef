-- Truth table of key_of(): two rows share a key if all their parts are equal, whatever
-- characters are in them.
with

cases as (

    select
        truth_table.one_part,
        truth_table.one_more,
        truth_table.other_part,
        truth_table.other_more,
        truth_table.expected

    from (
        values
        ('a', 'b', 'a', 'b', true),
        ('', '', '', '', true),
        ('a', 'b', 'b', 'a', false),
        ('a', 'b', 'A', 'b', false),
        ('a', 'b', 'a', 'b ', false),
        ('ab', 'c', 'a', 'bc', false),
        ('a|b', 'c', 'a', 'b|c', false),
        ('a1:b', 'c', 'a', 'b1:c', false),
        ('', 'a', 'a', '', false)
    ) as truth_table (one_part, one_more, other_part, other_more, expected)

),

computed as (

    select
        *,
        {{ key_of(['one_part', 'one_more']) }}
        = {{ key_of(['other_part', 'other_more']) }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
