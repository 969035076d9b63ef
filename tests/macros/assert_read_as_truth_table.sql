-- Truth table of read_as(): what fits is what the contract reads, all else stays.
with

cases as (

    select
        truth_table.step,
        truth_table.given,
        truth_table.expected

    from (
        values
        ('%d/%m/%Y', '3/4/2026', '2026-04-03'),
        ('%d/%m/%Y', '31/12/2026', '2026-12-31'),
        ('%d/%m/%Y', '2026-12-31', '2026-12-31'),
        ('%d/%m/%Y', '3/4/26', '3/4/26'),
        ('%d/%m/%Y', 'soon', 'soon'),
        ('%d/%m/%Y', null, null),
        ('%d.%m.%y %H:%M', '01.02.69 7:05', '2069-02-01 07:05:00'),
        ('%d.%m.%y %H:%M', '01.02.70 7:05', '1970-02-01 07:05:00'),
        ('%b %d, %Y %I:%M %p', 'Jan 31, 2026 12:05 AM', '2026-01-31 00:05:00'),
        ('%b %d, %Y %I:%M %p', 'March 1, 2026 12:05 p.m.', '2026-03-01 12:05:00'),
        ('%b %d, %Y %I:%M %p', 'Dec 1, 2026 11:05 PM', '2026-12-01 23:05:00'),
        ('%d %B %Y', '31 août 2026', '2026-08-31'),
        ('%d %B %Y', '1 März 2026', '2026-03-01'),
        ('%d %B %Y', '1 zzz 2026', '2026-zzz-01'),
        ('%Y%m%d', '20261231', '2026-12-31'),
        ('epoch_s', '1767225600', '2026-01-01 00:00:00'),
        ('epoch_s', 'x', 'x'),
        ('epoch_ms', '1767225600000', '2026-01-01 00:00:00'),
        ('excel_date', '46023', '2026-01-01 00:00:00'),
        ('excel_date', '46023.5', '2026-01-01 12:00:00'),
        ('decimal_comma', '1.234.567,50', '1234567.50'),
        ('decimal_comma', '1 234,5', '1234.5'),
        ('decimal_comma', '-7', '-7'),
        ('decimal_comma', '1,234.5', '1,234.5'),
        ('thousands_comma', '1,234,567.50', '1234567.50'),
        ('thousands_comma', '12', '12'),
        ('thousands_comma', '1.234,5', '1.234,5'),
        ('currency', '€ 1.234,50', '1.234,50'),
        ('currency', '-$5', '-5'),
        ('currency', '12 EUR', '12'),
        ('currency', 'free', 'free'),
        ('yes_no Abonné, ja / non', 'abonne', 'true'),
        ('yes_no Abonné, ja / non', ' NON ', 'false'),
        ('yes_no Abonné, ja / non', 'perhaps', 'perhaps'),
        ('lower', 'ZOË@x.example', 'zoë@x.example')
    ) as truth_table (step, given, expected)

),

computed as (

    {% for step in [
        '%d/%m/%Y', '%d.%m.%y %H:%M', '%b %d, %Y %I:%M %p', '%d %B %Y', '%Y%m%d', 'epoch_s',
        'epoch_ms', 'excel_date', 'decimal_comma', 'thousands_comma', 'currency',
        'yes_no Abonné, ja / non', 'lower',
    ] %}
        {{ 'union all' if not loop.first }}
        select
            step,
            given,
            expected,
            {{ read_as(step, 'given') }} as actual

        from cases
        where step = '{{ step }}'

    {% endfor %}
)

select * from computed
where actual is distinct from expected
