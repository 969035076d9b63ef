{{ config(enabled=is_listed('marketo_fivetran')) }}
with

{{ import_tables('marketo_fivetran', ['activity_merge_leads']) }},

-- a list in brackets, such as `[12, 13]`
merge_lists as (

    select
        lead_id,
        activity_date,
        replace(replace(replace(merge_ids, '[', ''), ']', ''), ',', '|') as merged_ids
    from activity_merge_leads

),

merges as (

    {{ split_to_rows(
        'merge_lists', ['lead_id', 'activity_date'], 'merged_ids', 'merged_id'
    ) }}

)

select
    {{ contract_columns('contact_merges', {
        'merged_contact_id': 'merges.merged_id',
        'surviving_contact_id': 'merges.lead_id',
        'merged_at': 'merges.activity_date',
    }) }}
from merges
