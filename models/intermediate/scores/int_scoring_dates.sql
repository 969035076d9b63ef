-- depends_on: {{ ref('seed_check') }}
with

dates as (

    {% for date in scoring_dates() -%}
        select
            cast('{{ date }}' as date) as as_of_date,
            {{ loop.last | lower }} as is_latest
        {% if not loop.last -%}
            union all
        {% endif -%}
    {%- endfor %}

)

select * from dates
