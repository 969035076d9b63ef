with

contacts as (

    select * from {{ ref('int_dated_contacts') }}

),

companies as (

    select * from {{ ref('int_companies') }}

),

emails as (

    select * from {{ ref('int_email_addresses') }}
    where email_type = 'business'

),

domains as (

    select
        company_id,
        {{ domain_of(fold_text('domain')) }} as domain

    from companies
    where {{ 'true' if variable('match_companies_by_domain') else 'false' }}

),

-- a domain of two companies says nothing
companies_by_domain as (

    select
        domain,
        min(company_id) as company_id

    from domains
    where domain != ''

    group by domain

    having count(*) = 1

),

versions as (

    select
        contacts.contact_id,
        {% for column in historic_columns() -%}
            {{ 'coalesce(companies.company_id, companies_by_domain.company_id,'
                ~ ' contacts.company_id)' if column == 'company_id'
                else 'contacts.' ~ column }} as {{ column }},
        {% endfor -%}
        contacts.created_at,
        contacts.updated_at,
        contacts.created_date,
        contacts.valid_from,
        contacts.valid_to

    from contacts

    left join companies
        on contacts.company_id = companies.company_id

    left join emails
        on contacts.email = emails.email

    left join companies_by_domain
        on emails.email_domain = companies_by_domain.domain

)

select * from versions
