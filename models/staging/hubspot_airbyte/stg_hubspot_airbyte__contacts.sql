{{ config(enabled=is_listed('hubspot_airbyte')) }}
with

{{ import_tables('hubspot_airbyte', ['contacts'], carrying='contacts') }}

select
    {{ contract_columns(
        'contacts',
        hubspot_contact_cells(
            'contacts',
            'properties_',
            created_at='contacts.createdAt',
            deleted_at=(
                'case when ' ~ read_boolean('contacts.archived')
                ~ ' then coalesce(contacts.updatedAt, contacts.createdAt) end'
            ),
        ),
        carried_from='contacts',
    ) }}
from contacts
