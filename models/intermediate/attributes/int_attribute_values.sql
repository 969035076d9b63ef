{%- set of_deals = {'deal_status': 'contact', 'company_deal_status': 'company'} -%}
with

attributes as (

    select * from {{ ref('int_contact_attributes') }}

),

conditions as (

    select * from {{ ref('int_rule_conditions') }}
    where scope = 'attribute'

),

used_fields as (

    select distinct field
    from conditions

),

{% for field, subject in of_deals.items() -%}
    {{ field }}_versions as (

        select versions.*
        from {{ ref('int_deal_statuses') }} as versions

        -- a rule that does not ask splits nothing
        inner join used_fields
            on used_fields.field = '{{ field }}'

        where versions.subject = '{{ subject }}'

    ),

{% endfor -%}
of_contacts as (

    select
        attributes.contact_id,
        {% for field in attribute_fields()
            if field != 'contact_id' and field not in of_deals -%}
            attributes.{{ field }},
        {% endfor -%}
        versions.deal_status,
        greatest(
            attributes.valid_from, coalesce(versions.valid_from, attributes.valid_from)
        ) as valid_from,
        least(
            attributes.valid_to, coalesce(versions.valid_to, attributes.valid_to)
        ) as valid_to

    from attributes

    left join deal_status_versions as versions
        on attributes.contact_id = versions.subject_id
        and attributes.valid_from < versions.valid_to
        and attributes.valid_to > versions.valid_from

),

of_companies as (

    select
        of_contacts.contact_id,
        {% for field in attribute_fields()
            if field not in ['contact_id', 'company_deal_status'] -%}
            of_contacts.{{ field }},
        {% endfor -%}
        versions.deal_status as company_deal_status,
        greatest(
            of_contacts.valid_from,
            coalesce(versions.valid_from, of_contacts.valid_from)
        ) as valid_from,
        least(
            of_contacts.valid_to, coalesce(versions.valid_to, of_contacts.valid_to)
        ) as valid_to

    from of_contacts

    left join company_deal_status_versions as versions
        on of_contacts.company_id = versions.subject_id
        and of_contacts.valid_from < versions.valid_to
        and of_contacts.valid_to > versions.valid_from

),

attribute_values as (

    {{ values_by_field(
        'of_companies', ['contact_id', 'valid_from', 'valid_to'], attribute_fields()
    ) }}

)

select * from attribute_values
