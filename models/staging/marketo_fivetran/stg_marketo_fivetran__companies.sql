{{ config(enabled=is_listed('marketo_fivetran')) }}
with

{{ import_tables('marketo_fivetran', ['lead'], carrying='companies') }}

select
    {{ contract_columns('companies', {
        'company_id': 'lead.id',
        'name': 'lead.company',
        'domain': domain_of('lead.website'),
        'industry': 'lead.industry',
        'employee_count': 'lead.number_of_employees',
        'annual_revenue': 'lead.annual_revenue',
        'city': 'lead.city',
        'country': 'lead.country',
    }, carried_from='lead') }}
from lead
where lead.company is not null
