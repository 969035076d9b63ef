{{ config(enabled=is_listed('salesforce_fivetran')) }}
with

{{ import_tables('salesforce_fivetran', ['lead', 'contact']) }}

{% for object, survivor, moment in [
    ('lead', 'converted_contact_id', 'converted_date'),
    ('lead', 'master_record_id', 'last_modified_date'),
    ('contact', 'master_record_id', 'last_modified_date'),
] -%}
    select
        {{ contract_columns('contact_merges', {
            'merged_contact_id': object ~ '.id',
            'surviving_contact_id': object ~ '.' ~ survivor,
            'merged_at': (
                'coalesce(' ~ object ~ '.' ~ moment ~ ', ' ~ object ~ '.created_date)'
            ),
        }) }}
    from {{ object }}
    where {{ object }}.{{ survivor }} is not null
    {{ 'union all' if not loop.last }}

{% endfor -%}
