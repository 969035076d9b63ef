{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(),
        partition_by=by_month(),
        pre_hook="{{ delete_kept(on=ref('int_event_changes'), by=['event_id']) }}",
    )
}}
{%- set row_columns = given_event_columns() -%}
with

{% if is_incremental() -%}
    changed_ids as (

        select distinct event_id
        from {{ ref('int_event_changes') }}

    ),

{% endif -%}
copies as {{ materialized(once=is_incremental()) }} (

    select copies.*
    from {{ ref('int_event_copies') }} as copies

    {% if is_incremental() -%}
        inner join changed_ids
            on copies.event_id = changed_ids.event_id
    {%- endif %}

),

-- almost no event comes twice: only those that do are ranked, found by a number in
-- place of the text (two ids with the same number do no harm)
repeated_ids as (

    select {{ row_hash(['event_id']) }} as event_hash
    from copies
    group by {{ row_hash(['event_id']) }}
    having count(*) > 1

),

repeats as (

    select copies.*
    from copies

    inner join repeated_ids
        on {{ row_hash(['copies.event_id']) }} = repeated_ids.event_hash

),

repeats_ranked as (

    {{ rank_event_copies('repeats') }}

),

events as (

    select copies.{{ row_columns | join(', copies.') }}
    from copies

    left join repeated_ids
        on {{ row_hash(['copies.event_id']) }} = repeated_ids.event_hash

    where repeated_ids.event_hash is null

    union all

    select {{ row_columns | join(', ') }}
    from repeats_ranked
    where copy_rank = 1

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
        events.{{ row_columns | join(', events.') }},
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
