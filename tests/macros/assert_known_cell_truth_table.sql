-- Truth table of known_cell(): a word of the variable `null_words` is null, folded, as
-- a whole; all else stays as it is given.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        {% for word in [
            '\\N', 'null', 'NULL', ' None ', 'nan', 'NaN', 'NaT', 'N/A', 'n/a', '#N/A', '-',
            '0000-00-00', '0000-00-00 00:00:00', '\u200bnull', 'Ñone', 'N\u0303one',
            '\u2010', ' \\n',
        ] -%}
            ({{ quote(word) }}, null),
        {% endfor -%}
        ('nullify', 'nullify'),
        ('no', 'no'),
        ('N', 'N'),
        ('--', '--'),
        ('-1', '-1'),
        ('0', '0'),
        ('0000-00-01', '0000-00-01'),
        (' Été ', ' Été '),
        ({{ quote('\\') }}, {{ quote('\\') }}),
        ('', ''),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ known_cell('given') }} as actual

    from cases

)

select * from computed
where
    actual is distinct from expected
    and {{ 'true' if variable('null_words') | length == 10 else 'false' }}
