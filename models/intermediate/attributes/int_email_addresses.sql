with

contacts as (

    select email from {{ ref('int_contacts') }}

    {{ union_distinct() }}

    select email from {{ ref('int_dated_contacts') }}

),

email_domains as (

    select * from {{ ref('stg_rules__email_domains') }}

),

{% if is_listed('dropcontact') -%}
qualified_emails as (

    select * from {{ ref('stg_dropcontact__contacts') }}

),

{% endif -%}
addresses as (

    select
        email,
        {{ fold_text('email') }} as folded_email

    from contacts
    where email is not null
    group by email

),

split_addresses as (

    select
        email,
        case
            when {{ is_email_address('folded_email') }}
                then {{ dbt.split_part('folded_email', "'@'", 2) }}
        end as email_domain

    from addresses

),

typed as (

    select
        split_addresses.email,
        split_addresses.email_domain,
        case
            when split_addresses.email_domain is null then 'invalid'
            {% if is_listed('dropcontact') -%}
            when qualified_emails.email_type is not null
                then qualified_emails.email_type
            {% endif -%}
            else coalesce(email_domains.email_type, 'business')
        end as email_type

    from split_addresses

    left join email_domains
        on split_addresses.email_domain = email_domains.domain

    {% if is_listed('dropcontact') -%}
    left join qualified_emails
        on lower(split_addresses.email) = qualified_emails.email

    {% endif %}
)

select * from typed
