-- Truth table of split_to_rows(): the items of a list, blank ones left out.
with

lists as (

    select
        truth_table.list_id,
        truth_table.kept,
        truth_table.items

    from (
        values
        ('one', 1, 'a'),
        ('two', 2, 'a|b'),
        ('blanks around', 3, ' a | B c '),
        ('blank items', 4, '|a|| |b|'),
        ('repeated', 5, 'a|a'),
        ('null items', 6, 'null|a|NULL'),
        ('special characters', 7, 'a.*,b|c;[d]'),
        ('blank', 8, ' '),
        ('empty', 9, ''),
        ('only bars', 10, '||'),
        ('nothing', 11, null)
    ) as truth_table (list_id, kept, items)

),

expected_items as (

    select
        truth_table.list_id,
        truth_table.kept,
        truth_table.item,
        truth_table.times

    from (
        values
        ('one', 1, 'a', 1),
        ('two', 2, 'a', 1),
        ('two', 2, 'b', 1),
        ('blanks around', 3, 'a', 1),
        ('blanks around', 3, 'B c', 1),
        ('blank items', 4, 'a', 1),
        ('blank items', 4, 'b', 1),
        ('repeated', 5, 'a', 2),
        ('null items', 6, 'a', 1),
        ('special characters', 7, 'a.*,b', 1),
        ('special characters', 7, 'c;[d]', 1)
    ) as truth_table (list_id, kept, item, times)

),

actual_items as (

    {{ split_to_rows(
        'lists', keep=['list_id', 'kept'], list_column='items', item='item'
    ) }}

),

counted as (

    select
        list_id,
        kept,
        item,
        count(*) as times

    from actual_items

    group by
        list_id,
        kept,
        item

),

compared as (

    select
        coalesce(expected_items.list_id, counted.list_id) as list_id,
        coalesce(expected_items.item, counted.item) as item,
        expected_items.times as expected,
        counted.times as actual

    from expected_items

    full outer join counted
        on expected_items.list_id = counted.list_id
        and expected_items.kept = counted.kept
        and expected_items.item = counted.item

)

select * from compared
where actual is distinct from expected
