{{ config(enabled=is_listed('marketo_fivetran')) }}
with

{{ import_tables(
    'marketo_fivetran', ['lead', 'activity_delete_lead'], carrying='contacts'
) }},

deletions as (

    select
        lead_id,
        max(activity_date) as deleted_at
    from activity_delete_lead
    group by lead_id

)

select
    {{ contract_columns('contacts', {
        'contact_id': 'lead.id',
        'email': 'lead.email',
        'first_name': 'lead.first_name',
        'last_name': 'lead.last_name',
        'job_title': 'lead.title',
        'department': 'lead.department',
        'phone': 'lead.phone',
        'city': 'lead.city',
        'country': 'lead.country',
        'company_id': 'case when lead.company is not null then lead.id end',
        'lead_source': 'lead.lead_source',
        'lifecycle_stage': 'lead.lead_status',
        'email_opt_out': 'lead.unsubscribed',
        'created_at': 'lead.created_at',
        'updated_at': 'lead.updated_at',
        'deleted_at': 'deletions.deleted_at',
    }, carried_from='lead') }}
from lead

left join deletions
    on lead.id = deletions.lead_id
