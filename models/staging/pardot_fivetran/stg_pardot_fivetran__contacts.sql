{{ config(enabled=is_listed('pardot_fivetran')) }}
with

{{ import_tables('pardot_fivetran', ['prospect'], carrying='contacts') }}

select
    {{ contract_columns('contacts', {
        'contact_id': 'prospect.id',
        'email': 'prospect.email',
        'first_name': 'prospect.first_name',
        'last_name': 'prospect.last_name',
        'job_title': 'prospect.job_title',
        'department': 'prospect.department',
        'phone': 'prospect.phone',
        'city': 'prospect.city',
        'country': 'prospect.country',
        'company_id': (
            'case when prospect.company is not null and not coalesce('
            ~ read_boolean('prospect._fivetran_deleted') ~ ', false) then prospect.id end'
        ),
        'lead_source': 'prospect.source',
        'email_opt_out': (
            'case when ' ~ read_boolean('prospect.opted_out') ~ ' or '
            ~ read_boolean('prospect.is_do_not_email') ~ " then 'true'"
            ~ ' else prospect.opted_out end'
        ),
        'created_at': 'prospect.created_at',
        'updated_at': 'prospect.updated_at',
        'deleted_at': (
            'case when ' ~ read_boolean('prospect._fivetran_deleted')
            ~ ' then coalesce(prospect.updated_at, prospect.created_at) end'
        ),
    }, carried_from='prospect') }}
from prospect
