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

company_domains as (

    select * from {{ ref('int_company_domains') }}

),

versions as (

    select
        contacts.contact_id,
        {% for column in historic_columns() if column != 'company_id' -%}
            contacts.{{ column }},
        {% endfor -%}
        coalesce(
            companies.company_id, company_domains.company_id, contacts.company_id
        ) as company_id,
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

    left join company_domains
        on emails.email_domain = company_domains.domain

)

select * from versions
