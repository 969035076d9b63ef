-- Truth table of signed_whole_number(): points as people read them.
with

cases as (

    select
        cast(truth_table.points as decimal(18, 4)) as points,
        truth_table.expected

    from (
        values
        (15, '+15'),
        (14.5, '+15'),
        (14.4999, '+14'),
        (0.5, '+1'),
        (0.4999, '+0'),
        (-0.4999, '0'),
        (-0.5, '-1'),
        (-2.4999, '-2'),
        (-2.5, '-3'),
        (-3, '-3'),
        (1000000, '+1000000')
    ) as truth_table (points, expected)

),

computed as (

    select
        points,
        expected,
        {{ signed_whole_number('points') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
