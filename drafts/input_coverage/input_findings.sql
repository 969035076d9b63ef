{# Selects of input_coverage about what events come to, and contacts without any. #}
{% macro activity_findings() -%}
    {%- set nothing = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
    select
        'events' as source_table,
        'of_nobody' as finding,
        {{ nothing }} as value,
        count(*) as row_count
    from {{ ref('int_events') }} as events

    left join {{ ref('int_people') }} as people
        on events.given_id = people.given_id
        and events.id_type = people.id_type

    where
        events.id_type = 'anonymous_id'
        and events.given_id is not null
        and people.given_id is null

    having count(*) > 0

    union all

    select
        'events' as source_table,
        'machine_made' as finding,
        reason as value,
        count(*) as row_count
    from {{ ref('int_machine_events') }}
    group by reason

    union all

    select
        'events' as source_table,
        case
            when {{ is_human_act('event_type') }} then 'event_type_without_rule'
            else 'event_type_not_an_act'
        end as finding,
        event_type as value,
        row_count
    from events_by_type
    where
        not ({{ is_human_act('event_type') }})
        or (
            event_type not in (select event_type from rule_event_types)
            and not exists (select 1 from rule_event_types where event_type = '*')
        )

    union all

    select
        'contacts' as source_table,
        'contact_without_events' as finding,
        {{ nothing }} as value,
        count(*) as row_count
    from {{ ref('int_contacts') }} as contacts

    left join (
        select distinct contact_id from {{ ref('int_contact_events') }}
    ) as active
        on contacts.contact_id = active.contact_id

    where active.contact_id is null

    having count(*) > 0
{%- endmacro %}


{# SQL of what to do about a finding of input_coverage; null where there is nothing. #}
{% macro finding_remedy(finding, value) -%}
    {%- set columns = [] -%}
    {%- for table in raw_contract() -%}
        {%- for column in raw_columns(table) if column not in columns -%}
            {%- do columns.append(column) -%}
        {%- endfor -%}
    {%- endfor -%}
    case
        {%- for column in columns %}
        when {{ finding }} in ('bad_row', 'bad_value') and {{ value }} = '{{ column }}'
            then {{ quote(input_remedy('bad_row', column)) }}
        {%- endfor %}
        {%- for rule, remedy in event_type_remedies().items() %}
        when {{ finding }} = 'rule_never_met' and {{ value }} = {{ quote(rule) }}
            then {{ quote(remedy) }}
        {%- endfor %}
        {%- for name, remedy in input_remedies().items() %}
        when {{ finding }} = '{{ name }}' then {{ quote(remedy) }}
        {%- endfor %}
    end
{%- endmacro %}


{# Rules of a type that is neither standard, nor mapped, nor in the data: rule_id -> what to
   do. Asks the database while input_coverage is built. #}
{% macro event_type_remedies() -%}
    {%- set remedies = {} -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set known = standard_event_types() -%}
        {%- for query in [
            'select distinct event_type from ' ~ ref('stg_rules__event_type_map')
            ~ ' where event_type is not null',
            'select distinct event_type from ' ~ ref('int_event_profiles'),
        ] -%}
            {%- for row in run_query(query).rows -%} {%- do known.append(row[0]) -%}
            {%- endfor -%}
        {%- endfor -%}
        {%- for row in run_query(
            'select rule_id, event_type from ' ~ ref('int_rule_event_types')
            ~ " where role != 'human_act' and event_type != '*' order by 1, 2"
        ).rows if row[1] not in known -%}
            {%- set nearest = nearest_name(row[1], known) -%}
            {%- do remedies.update({row[0]:
                'No event has the type ' ~ row[1] ~ '.'
                ~ (' Did you mean ' ~ nearest ~ '?' if nearest else '')
            }) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(remedies) }}
{%- endmacro %}


{# The event types of the contract. #}
{% macro standard_event_types() -%}
    {{ return((
        'page_view email_sent email_delivered email_open email_click email_bounce '
        ~ 'email_unsubscribe email_spam_report form_start form_submit asset_download '
        ~ 'cta_click webinar_register webinar_attend event_attend newsletter_subscribe '
        ~ 'demo_request quote_request trial_start chat_message social_click '
        ~ 'social_follow social_comment site_search purchase'
    ).split()) }}
{%- endmacro %}
