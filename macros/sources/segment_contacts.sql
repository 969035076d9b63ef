{# The columns of users, in both tables that have them. #}
{% macro segment_traits() -%}
    {{ return([
        'email', 'first_name', 'last_name', 'title', 'job_title', 'phone',
        'address_city', 'address_country', 'context_locale', 'context_campaign_source',
        'created_at',
    ] + (raw_contract()['contacts'].added or [])) }}
{%- endmacro %}


{#
    Users with their traits. The table `users` goes before the calls, of which the last
    one that had a trait counts: new RudderStack destinations have no such table. A user
    was created when that trait says, else when first seen.
#}
{% macro segment_contacts(system) -%}
    with

    {{ import_tables(system, ['users'], carrying='contacts') }},

    {{ import_tables(system, ['identifies'], carrying='contacts') }},

    {{ segment_groups(system) }}

    traits_by_call as (

        select
            user_id,
            {% for trait in segment_traits() -%}
                first_value({{ trait }}) over (
                    partition by user_id
                    order by
                        case when {{ trait }} is null then 1 else 0 end,
                        received_at desc,
                        id
                ) as {{ trait }},
            {% endfor -%}
            min(received_at) over (partition by user_id) as first_received_at,
            received_at,
            row_number() over (partition by user_id order by received_at desc, id)
                as call_rank
        from identifies
        where user_id is not null

    ),

    last_traits as (

        select *
        from traits_by_call
        where call_rank = 1

    ),

    people as (

        select
            coalesce(users.id, last_traits.user_id) as id,
            {% for trait in segment_traits() -%}
                coalesce(users.{{ trait }}, last_traits.{{ trait }}) as {{ trait }},
            {% endfor -%}
            coalesce(last_traits.first_received_at, users.received_at)
                as first_received_at,
            coalesce(users.received_at, last_traits.received_at) as received_at
        from users

        full outer join last_traits
            on users.id = last_traits.user_id

    ),

    ranked_groups as (

        select
            user_id,
            group_id,
            row_number() over (
                partition by user_id order by received_at desc, group_id
            ) as group_rank
        from group_traits

    )

    select
        {{ contract_columns('contacts', {
            'contact_id': 'people.id',
            'email': 'people.email',
            'first_name': 'people.first_name',
            'last_name': 'people.last_name',
            'job_title': 'coalesce(people.title, people.job_title)',
            'phone': 'people.phone',
            'city': 'people.address_city',
            'country': 'people.address_country',
            'language': 'people.context_locale',
            'company_id': 'ranked_groups.group_id',
            'lead_source': 'people.context_campaign_source',
            'created_at': 'coalesce(people.created_at, people.first_received_at)',
            'updated_at': 'people.received_at',
        }, carried_from='people') }}
    from people

    left join ranked_groups
        on people.id = ranked_groups.user_id
        and ranked_groups.group_rank = 1
{%- endmacro %}
