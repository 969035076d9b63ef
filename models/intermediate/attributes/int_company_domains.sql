with

companies as (

    select * from {{ ref('int_companies') }}

),

domains as (

    select
        company_id,
        {{ domain_of(fold_text('domain')) }} as web_domain

    from companies
    where {{ 'true' if variable('match_companies_by_domain') else 'false' }}

),

-- a domain of two companies says nothing
of_one_company as (

    select
        web_domain as domain,
        min(company_id) as company_id

    from domains
    where web_domain != ''

    group by web_domain

    having count(*) = 1

)

select * from of_one_company
