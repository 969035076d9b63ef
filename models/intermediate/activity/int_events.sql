{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(),
        partition_by=by_month(),
        pre_hook="{{ delete_kept(on=ref('int_event_ids_to_rank'), by=['event_id']) }}",
    )
}}
-- depends_on: {{ ref('int_event_copies') }}
{%- set properties = property_fields() | list -%}
{%- set columns = ['event_id', 'given_contact_id', 'anonymous_id', 'event_type']
    + properties + ['user_agent', 'row_hash', 'occurred_at'] %}
with

copies_to_rank as (

    select * from {{ ref('int_event_copies_to_rank') }}

),

copies_ranked as (

    {{ rank_event_copies('copies_to_rank') }}

),

events as (

    select {{ columns | join(', ') }}
    from copies_ranked
    where copy_rank = 1

    {% if not is_incremental() -%}
        union all

        -- almost no event comes twice
        select copies.{{ columns | join(', copies.') }}
        from {{ ref('int_event_copies') }} as copies

        left join {{ ref('int_event_ids_to_rank') }} as ids_to_rank
            on copies.event_id = ids_to_rank.event_id

        where ids_to_rank.event_id is null

    {% endif -%}
),

people as (

    select * from {{ ref('int_people') }}

),

erased as (

    select * from {{ ref('int_erased_contacts') }}

),

salt as (

    select max(salt) as salt
    from erased

),

resolved as (

    select
        events.event_id,
        events.event_type,
        {% for property in properties -%}
            events.{{ property }},
        {% endfor -%}
        events.user_agent,
        events.row_hash,
        events.occurred_at,
        people.contact_id,
        (
            people.contact_id is null
            and (events.given_contact_id is not null or people.given_id is not null)
        ) as is_contact_unknown,
        {{ local_date('events.occurred_at') }} as activity_date

    from events

    left join people
        on coalesce(events.given_contact_id, events.anonymous_id) = people.given_id
        and {{ id_type_of('events') }} = people.id_type

    cross join salt

    -- whoever is known needs no hash
    left join erased
        on case
            when people.contact_id is null
                then {{ erasure_hash('events.given_contact_id') }}
        end = erased.id_hash

    -- nothing of a deleted or erased contact is kept
    where not coalesce(people.is_deleted, false) and erased.id_hash is null

)

select * {{- activity_month() }} from resolved
