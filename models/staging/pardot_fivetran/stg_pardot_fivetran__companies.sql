{{ config(enabled=is_listed('pardot_fivetran')) }}
with

{{ import_tables('pardot_fivetran', ['prospect'], carrying='companies') }}

select
    {{ contract_columns('companies', {
        'company_id': 'prospect.id',
        'name': 'prospect.company',
        'domain': domain_of('prospect.website'),
        'industry': 'prospect.industry',
        'employee_count': 'prospect.employees',
        'annual_revenue': 'prospect.annual_revenue',
        'city': 'prospect.city',
        'country': 'prospect.country',
    }, carried_from='prospect') }}
from prospect
where
    prospect.company is not null
    and not coalesce({{ read_boolean('prospect._fivetran_deleted') }}, false)
