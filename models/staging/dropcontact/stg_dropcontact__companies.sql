{{ config(enabled=is_listed('dropcontact')) }}
with

{{ import_tables('dropcontact', ['enrichments']) }},

companies as (

    select
        company,
        naf5_des,
        company_turnover,
        siret_city,
        {{ lowest_of_band('nb_employees') }} as employee_count,
        nullif({{ domain_of('website') }}, '') as domain
    from enrichments

)

select
    domain,
    min(company) as name,
    min(naf5_des) as industry,
    min(employee_count) as employee_count,
    min(company_turnover) as annual_revenue,
    min(siret_city) as city
from companies
where domain is not null
group by domain
