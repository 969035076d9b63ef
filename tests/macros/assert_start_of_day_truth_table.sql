-- Truth table of start_of_day() and has_time_of_day(): the instant that a date alone is
-- in a time zone, and that it has no time of day.
{%- set zones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata'] %}
with

cases as (

    select
        truth_table.time_zone,
        cast(truth_table.given_date as date) as given_date,
        cast(truth_table.expected as {{ dbt.type_timestamp() }}) as expected

    from (
        values
        ('UTC', '2026-03-01', '2026-03-01 00:00:00'),
        ('UTC', null, null),
        ('Europe/Paris', '2026-01-02', '2026-01-01 23:00:00'),
        ('Europe/Paris', '2026-07-02', '2026-07-01 22:00:00'),
        ('Europe/Paris', '2026-03-29', '2026-03-28 23:00:00'),
        ('America/New_York', '2026-03-08', '2026-03-08 05:00:00'),
        ('America/New_York', '2026-03-09', '2026-03-09 04:00:00'),
        ('Asia/Kolkata', '2026-03-02', '2026-03-01 18:30:00'),
        ('Europe/Paris', null, null)
    ) as truth_table (time_zone, given_date, expected)

),

computed as (

    select
        time_zone,
        given_date,
        expected,
        case time_zone
            when 'UTC' then cast(given_date as {{ dbt.type_timestamp() }})
            {% for zone in zones -%}
                when '{{ zone }}'
                    then {{ adapter.dispatch('time_in_utc', 'lead_scoring')(
                        'cast(given_date as ' ~ dbt.type_timestamp() ~ ')', zone
                    ) }}
            {% endfor -%}
        end as actual,
        {{ start_of_day('given_date') }} as in_variables_zone,
        {{ has_time_of_day(start_of_day('given_date')) }} as has_time,
        {{ has_time_of_day(add_seconds(start_of_day('given_date'), 1)) }}
            as has_time_later

    from cases

)

select * from computed
where
    actual is distinct from expected
    or has_time
    or not has_time_later
    or (
        time_zone = '{{ variable("timezone") }}'
        and in_variables_zone is distinct from expected
    )
