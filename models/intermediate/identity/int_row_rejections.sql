-- a view: it knows who is deleted, and nothing may keep that
{{ config(materialized=view_of_a_run()) }}
{%- set of_contacts = ['identities', 'deals', 'stage_changes', 'score_adjustments']
    + (['contact_attribute_history'] if variable('contact_attribute_history') else []) -%}
with

contact_ids as (

    select * from {{ ref('int_contact_ids') }}

),

unfollowed_merges as (

    select * from {{ ref('int_contact_merges') }}
    where rejection_reason is not null

),

known_ids as (

    select * from {{ ref('int_people') }}

),

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

contacts_deduplicated as (

    select * from {{ ref('int_contacts_deduplicated') }}

),

-- of a contact that is not there, or a visitor who is said to be one
unknown_events as (

    select distinct
        raw_events.event_id,
        raw_events.contact_id,
        raw_events.anonymous_id,
        raw_events.row_text

    from {{ ref('int_events') }} as events

    inner join {{ ref('stg_raw__events') }} as raw_events
        on events.event_id = raw_events.event_id
        and events.row_hash = raw_events.row_hash

    left join known_ids
        on events.given_id = known_ids.given_id
        and events.id_type = known_ids.id_type

    where
        events.given_id is not null
        and known_ids.contact_id is null
        and (events.id_type = 'contact_id' or known_ids.given_id is not null)

),

-- faults are looked for once per row
{% for table in raw_contract() -%}
    {{ table }}_faulty as (

        select * from {{ ref('stg_raw__' ~ table) }}
        where
            is_bad_row
            {% for column in reported_columns(table) -%}
                or unreadable_{{ column }} is not null
            {% endfor %}
    ),

{% endfor -%}
{% for table in of_contacts + ['companies'] -%}
    {{ table }}_numbered as (

        {{ number_copies(table) }}

    ),

{% endfor -%}
rejections as (

    {% for table in raw_contract() -%}
        {%- set rows = table ~ '_faulty' -%}
        {{ rejections(
            table, rows, 'bad_row', 'is_bad_row', column_name=bad_column(table)
        ) }}

        union all

        {% for column in reported_columns(table) -%}
            {{ rejections(
                table,
                rows,
                'bad_value',
                'not is_bad_row and unreadable_' ~ column ~ ' is not null',
                "'" ~ column ~ ": ' || unreadable_" ~ column,
                column_name=quote(column),
                is_lost='false',
            ) }}

            union all

        {% endfor -%}
    {% endfor -%}
    {% for table in of_contacts + ['companies'] -%}
        {{ rejections(
            table, table ~ '_numbered', 'duplicate_key', 'copy_number > 1'
        ) }}

        union all

    {% endfor -%}
    {{ rejected_references(of_contacts) }}

    union all

    {{ rejections(
        'events', 'unknown_events', 'unknown_contact', 'true'
    ) }}

    union all

    select
        'contact_merges' as source_table,
        merged_contact_id as row_key,
        merged_contact_id as given_contact_id,
        surviving_contact_id as other_contact_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id,
        rejection_reason as reason,
        cast(null as {{ dbt.type_string() }}) as column_name,
        row_text,
        false as is_deletion,
        true as is_lost
    from unfollowed_merges

)

select * from rejections
