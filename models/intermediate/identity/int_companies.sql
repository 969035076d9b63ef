with

copies_numbered as (

    {{ number_copies('companies') }}

),

first_copies as (

    select
        {% for column in raw_contract().companies.columns
            + raw_contract().companies.added -%}
            {{ column }} {%- if not loop.last %}, {% endif %}
        {% endfor %}
    from copies_numbered
    where copy_number = 1

)

select * from first_copies
