{{ config(enabled=is_listed('hubspot_airbyte')) }}
with

{{ import_tables('hubspot_airbyte', ['companies'], carrying='companies') }}

select
    {{ contract_columns(
        'companies',
        hubspot_company_cells('companies', 'properties_'),
        carried_from='companies',
    ) }}
from companies
where not coalesce({{ read_boolean('archived') }}, false)
