{{ config(enabled=is_listed('mautic')) }}
with

{{ import_tables('mautic', ['companies'], carrying='companies') }}

select
    {{ contract_columns('companies', {
        'company_id': 'companies.id',
        'name': 'companies.companyname',
        'domain': domain_of('companies.companywebsite'),
        'industry': 'companies.companyindustry',
        'employee_count': 'companies.companynumber_of_employees',
        'annual_revenue': 'companies.companyannual_revenue',
        'city': 'companies.companycity',
        'country': 'companies.companycountry',
    }, carried_from='companies') }}
from companies
