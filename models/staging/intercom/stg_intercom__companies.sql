{{ config(enabled=is_listed('intercom')) }}
with

{{ import_tables('intercom', ['companies']) }}

select
    {{ contract_columns('companies', {
        'company_id': 'companies.id',
        'name': 'companies.name',
        'domain': domain_of('companies.website'),
        'industry': 'companies.industry',
        'employee_count': 'companies.size',
    }, added=intercom_added_cells('companies', 'companies')) }}
from companies
