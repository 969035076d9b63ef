{{ config(enabled=is_listed('hubspot_fivetran')) }}
with

{{ import_tables('hubspot_fivetran', ['company'], carrying='companies') }}

select
    {{ contract_columns(
        'companies',
        hubspot_company_cells('company', 'property_'),
        carried_from='company',
    ) }}
from company
where not coalesce({{ read_boolean('is_deleted') }}, false)
