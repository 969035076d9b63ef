{{ config(enabled=is_listed('pipedrive')) }}
with

{{ import_tables('pipedrive', ['organizations'], carrying='companies') }}

select
    {{ contract_columns('companies', {
        'company_id': 'organizations.id',
        'name': 'organizations.name',
        'domain': domain_of('organizations.website'),
        'industry': 'organizations.industry',
        'employee_count': 'organizations.employee_count',
        'annual_revenue': 'organizations.annual_revenue',
        'city': 'organizations.address_locality',
        'country': 'organizations.address_country',
    }, carried_from='organizations') }}
from organizations
where not {{ pipedrive_is_deleted('organizations') }}
