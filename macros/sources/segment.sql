{# Segment and RudderStack deliver the same tables: one select per raw table for both. #}

{# The table `groups` as a CTE; its own name is a word of SQL to some. #}
{% macro segment_groups(system, carrying=none) -%}
    {%- if is_listed(system) -%}
    group_traits as (

        {{ connector_table(system, 'groups', carrying) }}

    ),
    {%- endif -%}
{%- endmacro %}


{# The latest traits of each group. #}
{% macro segment_companies(system) -%}
    with

    {{ segment_groups(system, carrying='companies') }}

    ranked_groups as (

        select
            *,
            row_number() over (
                partition by group_id order by received_at desc, id
            ) as group_rank
        from group_traits

    )

    select
        {{ contract_columns('companies', {
            'company_id': 'ranked_groups.group_id',
            'name': 'ranked_groups.name',
            'domain': domain_of('ranked_groups.website'),
            'industry': 'ranked_groups.industry',
            'employee_count': 'ranked_groups.employees',
            'city': 'ranked_groups.address_city',
            'country': 'ranked_groups.address_country',
        }, carried_from='ranked_groups') }}
    from ranked_groups
    where group_rank = 1
{%- endmacro %}


{# Which visitor is which user, and since when that was said last. #}
{% macro segment_identities(system) -%}
    with

    {{ import_tables(system, ['identifies']) }}

    select
        {{ contract_columns('identities', {
            'anonymous_id': 'anonymous_id',
            'contact_id': 'user_id',
            'identified_at': 'max(coalesce(identifies.timestamp, identifies.received_at))',
        }) }}
    from identifies
    where anonymous_id is not null and user_id is not null
    group by
        anonymous_id,
        user_id
{%- endmacro %}


{# Pages, screens and tracks. Segment may deliver one twice: the last received counts. #}
{% macro segment_events(system) -%}
    with

    {{ import_tables(system, ['pages'], carrying='events') }},

    {{ import_tables(system, ['screens'], carrying='events') }},

    {{ import_tables(system, ['tracks'], carrying='events') }},

    acts as (

        {% for table, event, url in [
            ('pages', "'page'", 'coalesce(pages.url, pages.context_page_url)'),
            ('screens', "'screen'", 'null'),
            ('tracks', 'tracks.event', 'tracks.context_page_url'),
        ] -%}
        select
            {{ contract_columns('events', {
                'event_id': table ~ '.id',
                'contact_id': table ~ '.user_id',
                'anonymous_id': table ~ '.anonymous_id',
                'event_type': event,
                'occurred_at':
                    'coalesce(' ~ table ~ '.timestamp, ' ~ table ~ '.received_at)',
                'loaded_at': table ~ '.received_at',
                'page_url': url,
                'asset': 'screens.name' if table == 'screens' else 'null',
                'campaign': table ~ '.context_campaign_name',
                'channel': table ~ '.context_campaign_medium',
                'user_agent': table ~ '.context_user_agent',
            }, carried_from=table) }}
        from {{ table }}
        {{ 'union all' if not loop.last }}

        {% endfor %}
    ),

    events as (

        {{ map_event_types(system, 'acts') }}

    )

    select * from events
{%- endmacro %}
