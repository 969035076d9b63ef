-- Truth table of local_date(): the date of a time in UTC in a time zone, and the same
-- where the zone is that of the variable `timezone`.
{%- set zones = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata'] %}
with

cases as (

    select
        truth_table.time_zone,
        cast(truth_table.given_time as {{ dbt.type_timestamp() }}) as given_time,
        cast(truth_table.expected as date) as expected

    from (
        values
        ('UTC', '2026-03-01 00:00:00', '2026-03-01'),
        ('UTC', '2026-03-01 23:59:59.999999', '2026-03-01'),
        ('UTC', '1969-12-31 23:59:59', '1969-12-31'),
        ('UTC', null, null),
        -- one hour ahead in winter, two in summer
        ('Europe/Paris', '2026-01-01 22:59:59', '2026-01-01'),
        ('Europe/Paris', '2026-01-01 23:00:00', '2026-01-02'),
        ('Europe/Paris', '2026-07-01 21:59:59', '2026-07-01'),
        ('Europe/Paris', '2026-07-01 22:00:00', '2026-07-02'),
        ('Europe/Paris', '2026-03-28 23:30:00', '2026-03-29'),
        ('Europe/Paris', '2026-03-29 22:00:00', '2026-03-30'),
        ('Europe/Paris', null, null),
        ('America/New_York', '2026-03-01 04:59:59', '2026-02-28'),
        ('America/New_York', '2026-03-01 05:00:00', '2026-03-01'),
        ('Asia/Kolkata', '2026-03-01 18:29:59', '2026-03-01'),
        ('Asia/Kolkata', '2026-03-01 18:30:00', '2026-03-02')
    ) as truth_table (time_zone, given_time, expected)

),

computed as (

    select
        time_zone,
        given_time,
        expected,
        case time_zone
            {% for zone in zones -%}
                when '{{ zone }}'
                    then {{ adapter.dispatch('local_date', 'lead_scoring')(
                        'given_time', zone
                    ) }}
            {% endfor -%}
        end as actual,
        {{ local_date('given_time') }} as in_variables_zone

    from cases

)

select * from computed
where
    actual is distinct from expected
    or (
        time_zone = '{{ variable("timezone") }}'
        and in_variables_zone is distinct from expected
    )
