with

contacts as (

    select * from {{ ref('int_contacts_deduplicated') }}

),

aliases as (

    select * from {{ ref('int_contact_aliases') }}
    where id_type = 'contact_id' and given_id = contact_id

),

living as (

    select
        {% for column in raw_contract().contacts.columns if column != 'deleted_at' -%}
            contacts.{{ column }},
        {% endfor -%}
        {% for column in raw_contract().contacts.added -%}
            contacts.{{ column }},
        {% endfor -%}
        {{ local_date('contacts.created_at') }} as created_date

    from contacts

    inner join aliases
        on contacts.contact_id = aliases.contact_id

)

select * from living
