{{ config(enabled=is_listed('pipedrive')) }}
with

{{ import_tables('pipedrive', ['deals', 'stages']) }}

select
    {{ contract_columns('deals', {
        'deal_id': 'deals.id',
        'contact_id': pipedrive_id('deals.person_id'),
        'company_id': pipedrive_id('deals.org_id'),
        'stage': 'coalesce(stages.name, deals.stage_id)',
        'amount': 'deals.value',
        'created_at': 'deals.add_time',
        'closed_at': (
            "case deals.status when 'won' then coalesce(deals.won_time,"
            ~ " deals.close_time) when 'lost' then coalesce(deals.lost_time, deals.close_time) end"
        ),
        'is_won': "case when deals.status = 'won' then 'true' else 'false' end",
    }) }}
from deals

left join stages
    on deals.stage_id = stages.id

where
    deals.status != 'deleted'
    and not coalesce({{ read_boolean('deals.deleted') }}, false)
    and not coalesce({{ read_boolean('deals.is_deleted') }}, false)
