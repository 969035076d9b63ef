{#
    The CTE `addresses`: one row per e-mail address, folded, and the contact that it is
    of. HubSpot's e-mail events name an address only, and several contacts may have it:
    living ones come first, then whose main address it is, then the oldest.
#}
{% macro hubspot_addresses(contact, prefix, is_deleted) -%}
    address_lists as (

        select
            id,
            lower({{ prefix }}email) as email,
            replace(lower({{ prefix }}hs_additional_emails), ';', '|') as further_emails,
            coalesce({{ is_deleted }}, false) as is_deleted
        from {{ contact }}

    ),

    owned_addresses as (

        select
            id,
            is_deleted,
            email,
            0 as address_rank
        from address_lists
        where email is not null

        union all

        select
            id,
            is_deleted,
            email,
            1 as address_rank
        from (
            {{ split_to_rows(
                'address_lists', ['id', 'is_deleted'], 'further_emails', 'email'
            ) }}
        ) as further_addresses

    ),

    ranked_addresses as (

        select
            email,
            id as contact_id,
            row_number() over (
                partition by email
                order by is_deleted, address_rank, length(id), id
            ) as owner_rank
        from owned_addresses

    ),

    addresses as (

        select
            email,
            contact_id
        from ranked_addresses
        where owner_rank = 1

    )
{%- endmacro %}


{#
    A select of the rows of a CTE (id, type, created, recipient, campaign_id, is_filtered,
    url, user_agent) as raw events, by the CTE `addresses`. What was sent to an address of
    nobody is a visitor's, who is not named.
#}
{% macro hubspot_email_acts(email_events) -%}
    select
        {{ contract_columns('events', {
            'event_id': email_events ~ '.id',
            'contact_id': 'addresses.contact_id',
            'anonymous_id':
                'case when addresses.contact_id is null then '
                ~ dbt.hash('lower(' ~ email_events ~ '.recipient)') ~ ' end',
            'event_type': email_events ~ '.type',
            'occurred_at': email_events ~ '.created',
            'page_url': email_events ~ '.url',
            'campaign': email_events ~ '.campaign_id',
            'channel': "'email'",
            'user_agent': machine_user_agent(
                email_events ~ '.user_agent',
                read_boolean(email_events ~ '.is_filtered')
            ),
        }) }}
    from {{ email_events }}

    left join addresses
        on lower({{ email_events }}.recipient) = addresses.email
{%- endmacro %}


{#
    The CTE `found_merges`: the ids that HubSpot lists in a contact as merged into it. Older
    lists hold the time after a colon; newer ones hold none, and the contact's last change
    stands for it.
#}
{% macro hubspot_merges(contact, prefix, created_at) -%}
    merge_lists as (

        select
            id,
            replace(
                coalesce(
                    {{ prefix }}hs_merged_object_ids,
                    {{ prefix }}hs_calculated_merged_vids
                ), ';', '|'
            ) as merged_ids,
            coalesce({{ prefix }}lastmodifieddate, {{ created_at }}) as merged_at
        from {{ contact }}

    ),

    listed_merges as (

        {{ split_to_rows('merge_lists', ['id', 'merged_at'], 'merged_ids', 'item') }}

    ),

    found_merges as (

        select
            id as surviving_contact_id,
            merged_at,
            {{ dbt.split_part('item', "':'", 1) }} as merged_contact_id
        from listed_merges

    )
{%- endmacro %}
