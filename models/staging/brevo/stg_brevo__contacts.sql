{{ config(enabled=is_listed('brevo')) }}
with

{{ import_tables('brevo', ['contacts', 'companies']) }},

company_lists as (

    select
        id,
        {{ list_of_json('linkedContactsIds') }} as contact_ids
    from companies

),

companies_by_contact as (

    {{ split_to_rows('company_lists', ['id'], 'contact_ids', 'contact_id') }}

),

first_companies as (

    {{ first_by_id('companies_by_contact', 'contact_id', 'id') }}

)

select
    {{ contract_columns('contacts', {
        'contact_id': 'contacts.id',
        'email': 'contacts.email',
        'first_name': brevo_attribute('contacts', ['FIRSTNAME', 'PRENOM']),
        'last_name': brevo_attribute('contacts', ['LASTNAME', 'NOM']),
        'job_title': brevo_attribute('contacts', ['JOB_TITLE', 'FONCTION']),
        'phone': brevo_attribute('contacts', ['SMS', 'WHATSAPP']),
        'city': brevo_attribute('contacts', ['CITY', 'VILLE']),
        'country': brevo_attribute('contacts', ['COUNTRY', 'PAYS']),
        'company_id': 'first_companies.id',
        'email_opt_out': 'contacts.emailblacklisted',
        'created_at': 'coalesce(contacts.createdat, contacts.modifiedat)',
        'updated_at': 'contacts.modifiedat',
    }, added=brevo_added_cells('contacts', 'contacts')) }}
from contacts

left join first_companies
    on contacts.id = first_companies.contact_id
