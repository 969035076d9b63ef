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

unknown_events as (

    select event_id
    from {{ ref('int_events') }}
    where is_contact_unknown

),

unknown_event_copies as (

    select
        copies.*,
        copies.given_contact_id as contact_id
    from {{ ref('int_event_copies') }} as copies

    inner join unknown_events
        on copies.event_id = unknown_events.event_id

),

unknown_copies_ranked as (

    {{ rank_event_copies('unknown_event_copies') }}

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
        {{ rejections(table, rows, 'bad_row', 'is_bad_row') }}

        union all

        {% for column in reported_columns(table) -%}
            {{ rejections(
                table,
                rows,
                'bad_value',
                'not is_bad_row and unreadable_' ~ column ~ ' is not null',
                "'" ~ column ~ ": ' || unreadable_" ~ column,
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
    {% for table in of_contacts -%}
        {{ rejections(
            table,
            table ~ '_numbered',
            'unknown_contact',
            'copy_number = 1 and contact_id is not null and not exists ('
            ~ 'select 1 from contact_ids where contact_ids.given_contact_id = '
            ~ table ~ '_numbered.contact_id)',
        ) }}

        union all

    {% endfor -%}
    {{ rejections(
        'events', 'unknown_copies_ranked', 'unknown_contact', 'copy_rank = 1'
    ) }}

    union all

    select
        'contact_merges' as source_table,
        merged_contact_id as row_key,
        merged_contact_id as given_contact_id,
        surviving_contact_id as other_contact_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id,
        rejection_reason as reason,
        row_text,
        false as is_deletion
    from unfollowed_merges

)

select * from rejections
