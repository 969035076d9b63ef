{{ config(enabled=is_listed('mautic')) }}
with

{{ import_tables('mautic', ['contact_merge_records']) }}

select
    {{ contract_columns('contact_merges', {
        'merged_contact_id': 'contact_merge_records.merged_id',
        'surviving_contact_id': 'contact_merge_records.contact_id',
        'merged_at': 'contact_merge_records.date_added',
    }) }}
from contact_merge_records
