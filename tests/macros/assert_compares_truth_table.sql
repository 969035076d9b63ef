-- Truth table of compares(): which side is greater, as dates if the rule's value is an
-- ISO date, else as numbers; nothing holds of what cannot be read so.
with

cases as (

    select
        truth_table.value,
        truth_table.rule_value,
        truth_table.is_less,
        truth_table.is_equal,
        truth_table.is_greater

    from (
        values
        ('9', '10', true, false, false),
        ('10', '10', false, true, false),
        ('10.0000000000', '10', false, true, false),
        ('11', '10', false, false, true),
        ('9.9999', '10', true, false, false),
        ('-11', '-10', true, false, false),
        ('.5', ' 0.5 ', false, true, false),
        ('abc', '10', false, false, false),
        ('1 000', '10', false, false, false),
        ('1e3', '10', false, false, false),
        ('10', '', false, false, false),
        ('2026-02-28', '2026-03-01', true, false, false),
        ('2026-03-01', '2026-03-01', false, true, false),
        ('2026-03-02', ' 2026-03-01 ', false, false, true),
        ('2026-02-30', '2026-03-01', false, false, false),
        ('2026-03-02T10:00', '2026-03-01', false, false, false),
        ('20260302', '2026-03-01', false, false, false),
        ('2026', '2026-03-01', false, false, false),
        ('2026-03-01', '2026', false, false, false),
        (null, '10', false, false, false),
        (null, '2026-03-01', false, false, false)
    ) as truth_table (value, rule_value, is_less, is_equal, is_greater)

),

computed as (

    select
        *,
        {{ compares('value', '<', 'rule_value') }} as is_below,
        {{ compares('value', '<=', 'rule_value') }} as is_at_most,
        {{ compares('value', '>=', 'rule_value') }} as is_at_least,
        {{ compares('value', '>', 'rule_value') }} as is_above

    from cases

)

select * from computed
where
    is_below is distinct from is_less
    or is_at_most is distinct from (is_less or is_equal)
    or is_at_least is distinct from (is_greater or is_equal)
    or is_above is distinct from is_greater
