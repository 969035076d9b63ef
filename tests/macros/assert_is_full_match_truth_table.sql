-- Truth table of is_full_match(): the whole text, from its first character to its last.
with

cases as (

    select
        truth_table.given,
        truth_table.is_two_digits,
        truth_table.is_a_or_bc

    from (
        values
        ('12', true, false),
        ('1', false, false),
        ('123', false, false),
        (' 12', false, false),
        ('{{ "12\n" }}', false, false),
        ('{{ "12\n12" }}', false, false),
        -- alternatives are of the whole text too
        ('a', false, true),
        ('bc', false, true),
        ('abc', false, false),
        ('ac', false, false),
        ('A', false, false),
        ('', false, false),
        (null, null, null)
    ) as truth_table (given, is_two_digits, is_a_or_bc)

),

computed as (

    select
        *,
        {{ is_full_match('given', '[0-9]{2}') }} as actual_two_digits,
        {{ is_full_match('given', 'a|bc') }} as actual_a_or_bc

    from cases

)

select * from computed
where
    actual_two_digits is distinct from is_two_digits
    or actual_a_or_bc is distinct from is_a_or_bc
