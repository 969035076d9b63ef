{{ config(enabled=is_listed('hubspot_airbyte')) }}
with

{{ import_tables('hubspot_airbyte', ['contacts']) }},

{{ hubspot_merges('contacts', 'properties_', created_at='createdAt') }}

select {{ contract_columns('contact_merges', {}, all_from='found_merges') }}
from found_merges
