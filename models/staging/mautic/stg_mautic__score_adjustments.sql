{{ config(enabled=is_listed('mautic')) }}
with

{{ import_tables('mautic', ['lead_points_change_log']) }}

-- what rules, forms and campaigns gave is given by rules here; by hand is the rest
select
    {{ contract_columns('score_adjustments', {
        'adjustment_id': 'lead_points_change_log.id',
        'contact_id': 'lead_points_change_log.lead_id',
        'operation': "'add'",
        'points': 'lead_points_change_log.delta',
        'reason': (
            "coalesce(lead_points_change_log.event_name, 'Points changed by hand')"
        ),
        'granted_by': 'lead_points_change_log.action_name',
        'effective_at': 'lead_points_change_log.date_added',
    }) }}
from lead_points_change_log
where
    lower(lead_points_change_log.type) in ('api', 'manual')
    and lead_points_change_log.group_id is null
