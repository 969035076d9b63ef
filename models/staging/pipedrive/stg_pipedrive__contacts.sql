{{ config(enabled=is_listed('pipedrive')) }}
with

{{ import_tables('pipedrive', ['persons'], carrying='contacts') }}

select
    {{ contract_columns('contacts', {
        'contact_id': 'persons.id',
        'email': pipedrive_first('persons', ['email', 'emails']),
        'first_name': 'persons.first_name',
        'last_name': 'persons.last_name',
        'job_title': 'persons.job_title',
        'phone': pipedrive_first('persons', ['phone', 'phones']),
        'company_id': pipedrive_id('persons.org_id'),
        'email_opt_out': (
            "case when lower(persons.marketing_status) = 'unsubscribed' then 'true' end"
        ),
        'created_at': 'persons.add_time',
        'updated_at': 'persons.update_time',
        'deleted_at': (
            'case when ' ~ pipedrive_is_deleted('persons')
            ~ ' then coalesce(persons.delete_time, persons.update_time,'
            ~ ' persons.add_time) end'
        ),
    }, carried_from='persons') }}
from persons
