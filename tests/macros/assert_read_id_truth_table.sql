-- Truth table of read_id(): an id is told apart by the prefix of its source.
with

cases as (

    select
        truth_table.given,
        truth_table.expected,
        truth_table.expected_with_prefix

    from (
        values
        ('7', '7', 'crm:7'),
        (' Ça ', 'Ça', 'crm:Ça'),
        ('  ', null, null),
        (null, null, null)
    ) as truth_table (given, expected, expected_with_prefix)

),

computed as (

    select
        expected,
        expected_with_prefix,
        {{ read_id('given', '') }} as actual,
        {{ read_id('given', "'crm:'") }} as actual_with_prefix

    from cases

)

select * from computed
where
    actual is distinct from expected
    or actual_with_prefix is distinct from expected_with_prefix
