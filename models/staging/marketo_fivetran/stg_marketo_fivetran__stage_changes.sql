{{ config(enabled=is_listed('marketo_fivetran')) }}
with

{{ import_tables('marketo_fivetran', ['activity_change_data_value']) }}

select
    {{ contract_columns('stage_changes', {
        'contact_id': 'activity_change_data_value.lead_id',
        'stage': 'activity_change_data_value.new_value',
        'changed_at': 'activity_change_data_value.activity_date',
    }) }}
from activity_change_data_value
where
    lower(activity_change_data_value.primary_attribute_value)
    in ('lead status', 'leadstatus')
    and activity_change_data_value.new_value is not null
