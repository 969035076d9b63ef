{{ config(enabled=is_listed('intercom')) }}
with

{{ import_tables('intercom', ['contacts']) }},

people as (

    select
        *,
        {{ json_property('companies', 'data') }} as company_list
    from contacts
    where email is not null or role = 'user'

)

select
    {{ contract_columns('contacts', {
        'contact_id': 'people.id',
        'email': 'people.email',
        'first_name': first_word('people.name'),
        'last_name': "nullif(substr(people.name, length("
            ~ first_word('people.name') ~ ") + 2), '')",
        'job_title': json_property('people.custom_attributes', 'job_title'),
        'phone': 'people.phone',
        'city': json_property('people.location', 'city'),
        'country': json_property('people.location', 'country'),
        'language': 'coalesce(people.language_override, people.browser_language)',
        'company_id': json_pair(
            'people.company_list', 'company', key='type', value='id'
        ),
        'email_opt_out': 'people.unsubscribed_from_emails',
        'created_at': time_of_seconds('people.created_at'),
        'updated_at': time_of_seconds('people.updated_at'),
    }, added=intercom_added_cells('contacts', 'people')) }}
from people
