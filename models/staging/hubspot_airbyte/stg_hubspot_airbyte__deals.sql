{{ config(enabled=is_listed('hubspot_airbyte')) }}
with

{{ import_tables('hubspot_airbyte', ['deals']) }}

select
    {{ contract_columns('deals', hubspot_deal_cells(
        'deals',
        'properties_',
        deal_id='deals.id',
        contact_id=first_of_list('deals.contacts'),
        company_id=first_of_list('deals.companies'),
        stage='deals.properties_dealstage',
    )) }}
from deals
where not coalesce({{ read_boolean('deals.archived') }}, false)
