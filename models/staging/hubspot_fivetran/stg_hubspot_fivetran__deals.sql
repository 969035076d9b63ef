{{ config(enabled=is_listed('hubspot_fivetran')) }}
with

{{ import_tables('hubspot_fivetran', [
    'deal', 'deal_pipeline_stage', 'deal_contact', 'deal_company',
]) }},

first_contacts as (

    {{ first_by_id('deal_contact', 'deal_id', 'contact_id') }}

),

first_companies as (

    {{ first_by_id('deal_company', 'deal_id', 'company_id') }}

)

select
    {{ contract_columns('deals', hubspot_deal_cells(
        'deal',
        'property_',
        deal_id='deal.deal_id',
        contact_id='first_contacts.contact_id',
        company_id='first_companies.company_id',
        stage='deal.deal_pipeline_stage_id',
        stage_is_won='deal_pipeline_stage.closed_won',
        stage_is_closed='deal_pipeline_stage.is_closed',
    )) }}
from deal

left join deal_pipeline_stage
    on deal.deal_pipeline_stage_id = deal_pipeline_stage.stage_id

left join first_contacts
    on deal.deal_id = first_contacts.deal_id

left join first_companies
    on deal.deal_id = first_companies.deal_id

where not coalesce({{ read_boolean('deal.is_deleted') }}, false)
