with

copies_numbered as (

    {{ number_copies('companies') }}

),

first_copies as (

    select
        {% for column in raw_columns('companies') if column != 'company_id' -%}
            {{ column }},
        {% endfor -%}
        company_id

    from copies_numbered
    where copy_number = 1

)

select * from first_copies
