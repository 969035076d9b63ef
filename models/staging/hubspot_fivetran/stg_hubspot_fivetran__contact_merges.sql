{{ config(enabled=is_listed('hubspot_fivetran')) }}
with

{{ import_tables('hubspot_fivetran', ['contact', 'contact_merge_audit']) }},

{{ hubspot_merges('contact', 'property_', created_at='property_createdate') }},

audited_merges as (

    select
        contact_merge_audit.canonical_vid as surviving_contact_id,
        contact_merge_audit.vid_to_merge as merged_contact_id,
        contact_merge_audit.timestamp as merged_at
    from contact_merge_audit

)

select {{ contract_columns('contact_merges', {}, all_from='audited_merges') }}
from audited_merges

union all

select {{ contract_columns('contact_merges', {}, all_from='found_merges') }}
from found_merges

left join audited_merges
    on found_merges.merged_contact_id = audited_merges.merged_contact_id

where audited_merges.merged_contact_id is null
