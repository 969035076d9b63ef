-- Truth table of is_condition_met(): every operator on what is known, in the spelling
-- that comparable_value() gives, and on what is not.
with

known as (

    select
        truth_table.operator,
        truth_table.value,
        truth_table.rule_value,
        truth_table.item,
        truth_table.expected

    from (
        values
        ('is_known', 'paris', null, null, true),
        ('is_unknown', 'paris', null, null, false),
        -- `item` is the item of the rule's list that equals the value
        ('equals', 'paris', 'Paris', 'paris', true),
        ('equals', 'paris', 'Lyon', null, false),
        ('not_equals', 'paris', 'Paris', 'paris', false),
        ('not_equals', 'paris', 'Lyon', null, true),
        ('in', 'paris', 'Lyon|Paris', 'paris', true),
        ('in', 'paris', 'Lyon|Nice', null, false),
        ('not_in', 'paris', 'Lyon|Paris', 'paris', false),
        ('not_in', 'paris', 'Lyon|Nice', null, true),
        ('contains', 'head of sales', 'of s', null, true),
        ('contains', 'head of sales', 'head', null, true),
        ('contains', 'head of sales', 'market', null, false),
        ('contains', 'head|sales', 'd|s', null, true),
        ('contains', '50% off', '5_%', null, false),
        ('not_contains', 'head of sales', 'of s', null, false),
        ('not_contains', 'head of sales', 'market', null, true),
        ('starts_with', 'head of sales', 'head', null, true),
        ('starts_with', 'head of sales', 'sales', null, false),
        ('starts_with', 'vp', 'vp of it', null, false),
        ('ends_with', 'head of sales', 'sales', null, true),
        ('ends_with', 'head of sales', 'head', null, false),
        ('ends_with', 'vp', 'svp', null, false),
        ('like', 'head of sales', 'head*', null, true),
        ('like', 'head of sales', 'head', null, false),
        ('regex', 'head of sales', 'of (sales|it)$', null, true),
        ('regex', 'head of sales', '^sales', null, false),
        ('regex', 'head of sales', 'SALES', null, true),
        ('is_true', 'true', null, null, true),
        ('is_true', 'false', null, null, false),
        ('is_true', 'oui', null, null, true),
        ('is_true', 'maybe', null, null, false),
        ('is_false', 'false', null, null, true),
        ('is_false', 'true', null, null, false),
        ('is_false', 'non', null, null, true),
        ('is_false', 'maybe', null, null, false),
        -- numbers
        ('at_least', '10.0000000000', '10', null, true),
        ('at_least', '9.9999000000', '10', null, false),
        ('at_least', '9', '10', null, false),
        ('at_most', '10.0000000000', '10', null, true),
        ('at_most', '10.0001000000', '10', null, false),
        ('greater_than', '10.0001000000', '10', null, true),
        ('greater_than', '10.0000000000', '10', null, false),
        ('less_than', '9.9999000000', '10', null, true),
        ('less_than', '10.0000000000', '10', null, false),
        ('between', '10.0000000000', '10|50', null, true),
        ('between', '50.0000000000', '10|50', null, true),
        ('between', '30', '10 | 50', null, true),
        ('between', '9.9999000000', '10|50', null, false),
        ('between', '50.0001000000', '10|50', null, false),
        ('between', '-3', '-5|5', null, true),
        -- dates
        ('at_least', '2026-03-01', '2026-03-01', null, true),
        ('at_least', '2026-02-28', '2026-03-01', null, false),
        ('at_most', '2026-03-01', '2026-03-01', null, true),
        ('at_most', '2026-03-02', '2026-03-01', null, false),
        ('greater_than', '2026-03-02', '2026-03-01', null, true),
        ('greater_than', '2026-03-01', '2026-03-01', null, false),
        ('less_than', '2026-02-28', '2026-03-01', null, true),
        ('less_than', '2026-03-01', '2026-03-01', null, false),
        ('between', '2026-03-01', '2026-03-01|2026-03-31', null, true),
        ('between', '2026-03-31', '2026-03-01|2026-03-31', null, true),
        ('between', '2026-04-01', '2026-03-01|2026-03-31', null, false),
        ('between', '2026-02-28', '2026-03-01|2026-03-31', null, false),
        -- a text that is not a number, a number that is not a date
        ('at_least', 'paris', '10', null, false),
        ('at_most', 'paris', '10', null, false),
        ('between', 'paris', '10|50', null, false),
        ('at_least', '2026', '2026-03-01', null, false),
        ('less_than', '2026', '2026-03-01', null, false)
    ) as truth_table (operator, value, rule_value, item, expected)

),

cases as (

    select * from known

    union all

    -- of what is not known nothing holds but is_unknown, negated or not
    select distinct
        operator,
        '' as value,
        rule_value,
        cast(null as {{ dbt.type_string() }}) as item,
        operator = 'is_unknown' as expected
    from known

),

compared as (

    select
        *,
        {{ distances_from_bounds('operator', 'value', 'rule_value') }}

    from cases

),

computed as (

    select
        *,
        {{ is_condition_met('compared') }} as actual

    from compared

)

select * from computed
where actual is distinct from expected
