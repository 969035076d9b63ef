-- Truth table of regex_replace(): the first match goes, others stay.
with

cases as (

    select
        truth_table.pattern_name,
        truth_table.given,
        truth_table.expected

    from (
        values
        ('first run', 'abbcb', 'acb'),
        ('first run', 'bb', ''),
        ('first run', 'aBc', 'aBc'),
        ('first run', '', ''),
        ('first run', null, null),
        ('to the end', 'a?b#c', 'a'),
        ('to the end', '{{ "a?b\nc\r\nd" }}', 'a'),
        ('to the end', '{{ "a\nb?c" }}', '{{ "a\nb" }}'),
        ('at the end', 'a//b//', 'a//b'),
        ('at the end', 'a//b', 'a//b')
    ) as truth_table (pattern_name, given, expected)

),

computed as (

    select
        pattern_name,
        given,
        expected,
        case pattern_name
            when 'first run' then {{ regex_replace('given', 'b+') }}
            when 'to the end' then {{ regex_replace('given', '[?#].*$') }}
            when 'at the end' then {{ regex_replace('given', '/+$') }}
        end as actual

    from cases

)

select * from computed
where actual is distinct from expected
