{{ config(enabled=is_listed('hubspot_fivetran')) }}
with

{{ import_tables('hubspot_fivetran', ['contact_property_history']) }}

select
    {{ contract_columns('stage_changes', {
        'contact_id': 'contact_property_history.contact_id',
        'stage': 'contact_property_history.value',
        'changed_at': 'contact_property_history.timestamp',
    }) }}
from contact_property_history
-- a stage that was cleared is none that was entered
where
    contact_property_history.name = 'lifecyclestage'
    and contact_property_history.value is not null
