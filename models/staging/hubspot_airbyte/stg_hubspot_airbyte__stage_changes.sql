{{ config(enabled=is_listed('hubspot_airbyte')) }}
with

{{ import_tables('hubspot_airbyte', ['contacts_property_history']) }}

-- a stage that was cleared is none that was entered
select
    {{ contract_columns('stage_changes', {
        'contact_id': 'contacts_property_history.vid',
        'stage': 'contacts_property_history.value',
        'changed_at': time_of_milliseconds('contacts_property_history.timestamp'),
    }) }}
from contacts_property_history
where
    contacts_property_history.property = 'lifecyclestage'
    and contacts_property_history.value is not null
