with

asked as (

    {% for date in scoring_dates() -%}
        select
            cast('{{ date }}' as date) as as_of_date,
            {{ loop.last | lower }} as is_latest
        {% if not loop.last -%}
            union all
        {% endif -%}
    {%- endfor %}

),

-- without any conversion nothing is learned from past dates
anything_to_learn as (

    select count(*) as conversions
    from {{ ref('int_conversions') }}
    having count(*) > 0

),

evaluated as (

    select windows.as_of_date
    from {{ ref('int_outcome_windows') }} as windows

    cross join anything_to_learn

    left join asked
        on windows.as_of_date = asked.as_of_date

    where windows.is_evaluated and asked.as_of_date is null

),

dates as (

    select
        as_of_date,
        is_latest,
        true as is_asked
    from asked

    union all

    select
        as_of_date,
        false as is_latest,
        false as is_asked
    from evaluated

)

select * from dates
