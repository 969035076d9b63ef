{{ config(enabled=is_listed('pardot_fivetran')) }}
with

{{ import_tables('pardot_fivetran', ['opportunity', 'opportunity_prospect']) }},

first_prospects as (

    {{ first_by_id('opportunity_prospect', 'opportunity_id', 'prospect_id') }}

)

select
    {{ contract_columns('deals', {
        'deal_id': 'opportunity.id',
        'contact_id': 'first_prospects.prospect_id',
        'company_id': 'first_prospects.prospect_id',
        'stage': 'opportunity.stage',
        'amount': 'opportunity.value',
        'created_at': 'opportunity.created_at',
        'closed_at': (
            'case when ' ~ read_boolean('opportunity.is_closed')
            ~ " or lower(opportunity.status) in ('won', 'lost')"
            ~ ' then opportunity.closed_at end'
        ),
        'is_won': (
            "coalesce(opportunity.is_won, case lower(opportunity.status)"
            ~ " when 'won' then 'true' when 'lost' then 'false' end)"
        ),
    }) }}
from opportunity

left join first_prospects
    on opportunity.id = first_prospects.opportunity_id
