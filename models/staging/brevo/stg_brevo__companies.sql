{{ config(enabled=is_listed('brevo')) }}
with

{{ import_tables('brevo', ['companies']) }}

select
    {{ contract_columns('companies', {
        'company_id': 'companies.id',
        'name': brevo_attribute('companies', ['name']),
        'domain': domain_of(brevo_attribute('companies', ['domain'])),
        'industry': brevo_attribute('companies', ['industry']),
        'employee_count': brevo_attribute('companies', ['number_of_employees']),
        'annual_revenue': brevo_attribute('companies', ['revenue']),
        'country': brevo_attribute('companies', ['country']),
    }, added=brevo_added_cells('companies', 'companies')) }}
from companies
