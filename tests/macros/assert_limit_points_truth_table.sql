-- Truth table of limit_points() and of limit_size(), its two limits being one.
with

between_limits as (

    select
        truth_table.points,
        truth_table.lowest,
        truth_table.highest,
        truth_table.expected

    from (
        values
        (5.0, 0, 10, 5.0),
        (-0.0001, 0, 10, 0.0),
        (0.0, 0, 10, 0.0),
        (10.0, 0, 10, 10.0),
        (10.0001, 0, 10, 10.0),
        (25.5, 0, null, 25.5),
        (-25.5, 0, null, 0.0),
        (-25.5, null, 10, -25.5),
        (25.5, null, 10, 10.0),
        (-25.5, -20, -5, -20.0),
        (-1.0, -20, -5, -5.0),
        (25.5, null, null, 25.5),
        (-25.5, null, null, -25.5)
    ) as truth_table (points, lowest, highest, expected)

),

in_size as (

    select
        truth_table.points,
        truth_table.max_points,
        truth_table.expected

    from (
        values
        (30.0, 20, 20.0),
        (20.0, 20, 20.0),
        (19.9999, 20, 19.9999),
        (0.0, 20, 0.0),
        (-19.9999, 20, -19.9999),
        (-20.0, 20, -20.0),
        (-30.0, 20, -20.0),
        (30.0, 0, 0.0),
        (30.0, null, 30.0),
        (-30.0, null, -30.0)
    ) as truth_table (points, max_points, expected)

),

computed as (

    select
        'limit_points' as macro_name,
        points,
        lowest,
        highest,
        expected,
        {{ limit_points('points', 'lowest', 'highest') }} as actual
    from between_limits

    union all

    select
        'limit_size' as macro_name,
        points,
        null as lowest,
        max_points as highest,
        expected,
        {{ limit_size('points', 'max_points') }} as actual
    from in_size

)

select * from computed
where actual is distinct from expected
