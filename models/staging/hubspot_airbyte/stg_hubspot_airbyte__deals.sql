{{ config(enabled=is_listed('hubspot_airbyte')) }}
with

{{ import_tables('hubspot_airbyte', ['deals']) }},

deal_lists as (

    select
        id,
        {{ list_of_json('contacts') }} as contact_ids,
        {{ list_of_json('companies') }} as company_ids
    from deals

),

{% for object in ['contact', 'company'] -%}
    deals_by_{{ object }} as (

        {{ split_to_rows('deal_lists', ['id'], object ~ '_ids', object ~ '_id') }}

    ),

    first_by_{{ object }} as (

        {{ first_by_id('deals_by_' ~ object, 'id', object ~ '_id') }}

    ){{ ',' if not loop.last }}

{% endfor -%}
select
    {{ contract_columns('deals', hubspot_deal_cells(
        'deals',
        'properties_',
        deal_id='deals.id',
        contact_id='first_by_contact.contact_id',
        company_id='first_by_company.company_id',
        stage='deals.properties_dealstage',
    )) }}
from deals

left join first_by_contact
    on deals.id = first_by_contact.id

left join first_by_company
    on deals.id = first_by_company.id

where not coalesce({{ read_boolean('deals.archived') }}, false)
