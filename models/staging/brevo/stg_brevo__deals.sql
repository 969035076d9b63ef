{{ config(enabled=is_listed('brevo')) }}
with

{{ import_tables('brevo', ['crm_deals', 'crm_pipeline_stages']) }},

deals_with_stages as (

    select
        crm_deals.*,
        coalesce(
            crm_pipeline_stages.name,
            {{ brevo_attribute('crm_deals', ['deal_stage']) }}
        ) as stage
    from crm_deals

    left join crm_pipeline_stages
        on {{ brevo_attribute('crm_deals', ['deal_stage']) }} = crm_pipeline_stages.id

),

closed_deals as (

    select
        *,
        lower(stage) in ('won', 'gagné', 'gewonnen', 'ganado', 'ganada') as is_won,
        lower(stage) in ('lost', 'perdu', 'verloren', 'perdido', 'perdida') as is_lost
    from deals_with_stages

)

select
    {{ contract_columns('deals', {
        'deal_id': 'closed_deals.id',
        'contact_id': first_of_list('closed_deals.linkedContactsIds'),
        'company_id': first_of_list('closed_deals.linkedCompaniesIds'),
        'stage': 'closed_deals.stage',
        'amount': brevo_attribute('closed_deals', ['amount']),
        'created_at': brevo_attribute('closed_deals', ['created_at']),
        'closed_at': (
            'case when closed_deals.is_won or closed_deals.is_lost then '
            ~ brevo_attribute('closed_deals', ['stage_updated_at', 'close_date'])
            ~ ' end'
        ),
        'is_won': "case when closed_deals.is_won then 'true' else 'false' end",
    }) }}
from closed_deals
