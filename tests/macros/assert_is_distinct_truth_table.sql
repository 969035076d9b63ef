-- Truth table of is_distinct(), and of what stands for it where SQL lacks the words.
with

cases as (

    select
        truth_table.one,
        truth_table.other,
        truth_table.expected

    from (
        values
        ('a', 'a', false),
        ('a', 'b', true),
        ('a', null, true),
        (null, 'a', true),
        (null, null, false)
    ) as truth_table (one, other, expected)

),

computed as (

    select
        one,
        other,
        expected,
        {{ is_distinct('one', 'other') }} as actual,
        {{ lead_scoring.redshift__is_distinct('one', 'other') }} as without_words

    from cases

)

select * from computed
where actual is distinct from expected or without_words is distinct from expected
