-- Truth table of difference(): how far a value lies above a bound, in days if that is
-- an ISO date, else as numbers; null for what cannot be read so.
with

cases as (

    select
        truth_table.value,
        truth_table.bound,
        cast(truth_table.expected as decimal(29, 10)) as expected

    from (
        values
        ('9', '10', -1),
        ('10', '10', 0),
        ('10.0000000000', '10', 0),
        ('11', '10', 1),
        ('9.9999', '10', -0.0001),
        ('-11', '-10', -1),
        ('.5', ' 0.5 ', 0),
        ('0.0000000001', '0', 0.0000000001),
        ('999999999999999999', '-999999999999999999', 1999999999999999998),
        ('abc', '10', null),
        ('1 000', '10', 990),
        ('1e3', '10', null),
        ('10', '', null),
        ('10', null, null),
        ('2026-02-28', '2026-03-01', -1),
        ('2026-03-01', '2026-03-01', 0),
        ('2026-03-02', ' 2026-03-01 ', 1),
        ('2027-03-01', '2026-03-01', 365),
        ('2026-02-30', '2026-03-01', null),
        ('2026-03-02T10:00', '2026-03-01', null),
        ('20260302', '2026-03-01', null),
        ('2026', '2026-03-01', null),
        ('2026-03-01', '2026', null),
        (null, '10', null),
        (null, '2026-03-01', null)
    ) as truth_table (value, bound, expected)

),

computed as (

    select
        *,
        {{ difference('value', 'bound') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
