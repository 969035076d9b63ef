{{ config(enabled=is_listed('marketo_fivetran')) }}
with

{{ import_tables('marketo_fivetran', ['activity_merge_leads']) }},

merge_lists as (

    select
        lead_id,
        activity_date,
        {{ list_of_json('merge_ids') }} as merged_ids
    from activity_merge_leads

),

merged_leads as (

    {{ split_to_rows(
        'merge_lists', ['lead_id', 'activity_date'], 'merged_ids', 'merged_id'
    ) }}

)

select
    {{ contract_columns('contact_merges', {
        'merged_contact_id': 'merged_leads.merged_id',
        'surviving_contact_id': 'merged_leads.lead_id',
        'merged_at': 'merged_leads.activity_date',
    }) }}
from merged_leads
