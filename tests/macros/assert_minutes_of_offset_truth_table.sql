-- Truth table of minutes_of_offset(), with and without a colon and minutes.
with

cases as (

    select
        truth_table.utc_offset,
        cast(truth_table.expected as integer) as expected

    from (
        values
        ('+01:30', '90'),
        ('+0130', '90'),
        ('-01:30', '-90'),
        ('-0530', '-330'),
        ('+18', '1080'),
        ('-00:00', '0'),
        (null, '0')
    ) as truth_table (utc_offset, expected)

),

computed as (

    select
        utc_offset,
        expected,
        {{ minutes_of_offset('utc_offset') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
