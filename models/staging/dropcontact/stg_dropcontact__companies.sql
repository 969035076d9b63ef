{{ config(enabled=is_listed('dropcontact')) }}
with

{{ import_tables('dropcontact', ['enrichments']) }},

companies as (

    select
        company,
        company_turnover,
        siret_city,
        country,
        coalesce(industry, naf5_des) as industry,
        coalesce(employee_count, {{ lowest_of_band('nb_employees') }})
            as employee_count,
        nullif({{ domain_of('website') }}, '') as domain
    from enrichments

)

select
    domain,
    min(company) as name,
    min(industry) as industry,
    min(employee_count) as employee_count,
    min(company_turnover) as annual_revenue,
    min(siret_city) as city,
    min(country) as country
from companies
where domain is not null
group by domain
