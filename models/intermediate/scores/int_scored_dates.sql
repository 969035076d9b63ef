{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(by_key=true),
        unique_key='as_of_date',
        full_refresh=false,
    )
}}
-- depends_on: {{ ref('seed_check') }}
with

dates as (

    {% for date in scoring_dates() -%}
        select cast('{{ date }}' as date) as as_of_date
        {% if not loop.last -%}
            union all
        {% endif -%}
    {%- endfor %}

)

select * from dates
