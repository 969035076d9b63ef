{{ config(enabled=is_listed('mautic')) }}
with

{{ import_tables('mautic', ['lead_stages_change_log', 'stages']) }}

select
    {{ contract_columns('stage_changes', {
        'contact_id': 'lead_stages_change_log.lead_id',
        'stage': 'coalesce(stages.name, lead_stages_change_log.event_name)',
        'changed_at': 'lead_stages_change_log.date_added',
    }) }}
from lead_stages_change_log

left join stages
    on lead_stages_change_log.stage_id = stages.id
