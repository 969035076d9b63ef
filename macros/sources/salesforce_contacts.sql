{# Leads and contacts as raw contacts. #}
{% macro salesforce_contacts(system) -%}
    with

    {{ import_tables(system, ['lead'], carrying='contacts') }},

    {{ import_tables(system, ['contact'], carrying='contacts') }}

    {# What a lead says of its company is a company of its own, if it says anything. #}
    {% set company_of_lead -%}
        case
            when
                lead.company is not null
                and lead.converted_contact_id is null
                and not coalesce({{ read_boolean('lead.is_deleted') }}, false)
                then lead.id
        end
    {%- endset -%}

    {% for object, city, country, company_id, stage in [
        ('lead', 'city', 'country', company_of_lead, 'lead.status'),
        ('contact', 'mailing_city', 'mailing_country', 'contact.account_id', 'null'),
    ] -%}
        select
            {{ contract_columns('contacts', {
                'contact_id': object ~ '.id',
                'email': object ~ '.email',
                'first_name': object ~ '.first_name',
                'last_name': object ~ '.last_name',
                'job_title': object ~ '.title',
                'department': 'contact.department' if object == 'contact' else 'null',
                'phone': 'coalesce(' ~ object ~ '.phone, ' ~ object ~ '.mobile_phone)',
                'city': object ~ '.' ~ city,
                'country': object ~ '.' ~ country,
                'company_id': company_id,
                'lead_source': object ~ '.lead_source',
                'lifecycle_stage': stage,
                'email_opt_out': object ~ '.has_opted_out_of_email',
                'created_at': object ~ '.created_date',
                'updated_at': object ~ '.last_modified_date',
                'deleted_at': (
                    'case when ' ~ read_boolean(object ~ '.is_deleted') ~ ' then coalesce('
                    ~ object ~ '.last_modified_date, ' ~ object ~ '.created_date) end'
                ),
            }, carried_from=object) }}
        from {{ object }}
        {{ 'union all' if not loop.last }}

    {% endfor -%}
{%- endmacro %}
