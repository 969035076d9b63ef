{{ config(enabled=is_listed('hubspot_fivetran')) }}
with

{{ import_tables('hubspot_fivetran', ['contact'], carrying='contacts') }}

select
    {{ contract_columns(
        'contacts',
        hubspot_contact_cells(
            'contact',
            'property_',
            created_at='contact.property_createdate',
            deleted_at=(
                'case when ' ~ read_boolean('contact._fivetran_deleted')
                ~ ' then coalesce(contact._fivetran_synced,'
                ~ ' contact.property_createdate) end'
            ),
        ),
        carried_from='contact',
    ) }}
from contact
