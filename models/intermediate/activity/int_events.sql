-- depends_on: {{ ref('stg_raw__event_version') }}
{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(by_key=true),
        unique_key='event_hash',
        on_schema_change='sync_all_columns',
    )
}}
{%- set personal = ['event_id', 'given_id', 'event_type', 'is_unknown_type']
    + property_fields() | list + ['user_agent', 'profile_key', 'loaded_at', 'occurred_at'] %}
with

raw_events as {{ materialized(once=false) }} (

    select
        *,
        {{ row_hash(['event_id']) }} as event_hash,
        {{ row_hash(['event_type', 'is_unknown_type'] + property_fields() | list) }}
            as profile_key,
        case when contact_id is null then 'anonymous_id' else 'contact_id' end
            as id_type,
        coalesce(contact_id, anonymous_id) as given_id

    from {{ ref('stg_raw__events') }}
    where not is_bad_row

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

{% if is_incremental() -%}
    -- what a deletion left of an event is enough as long as the deletion stands
    kept as (

        select
            kept.event_hash,
            kept.row_hash,
            kept.read_version,
            kept.deleted_id_hash is not null and people.id_hash is null as is_revived

        from {{ this }} as kept

        left join people
            on kept.deleted_id_hash = people.id_hash
            and kept.id_type = people.id_type
            and people.is_deleted

    ),

{% endif -%}
-- rows that are not kept yet, or were read in another way
new_rows as {{ materialized(once=is_incremental()) }} (

    {% if is_incremental() -%}
        select
            raw_events.*,
            coalesce(raw_events.read_version = kept.read_version, false) as is_kept

        from raw_events

        left join kept
            on raw_events.event_hash = kept.event_hash

        where
            coalesce(
                raw_events.row_hash != kept.row_hash
                or raw_events.read_version != kept.read_version
                or kept.is_revived,
                true
            )
            and (
                {{ is_loaded_since('raw_events.loaded_at', first_load_to_read()) }}
                or coalesce(kept.is_revived, false)
            )
    {%- else -%}
        select
            *,
            false as is_kept
        from raw_events
    {%- endif %}

),

-- found by a number in place of the id: two ids with the same number do no harm
contested as (

    select event_hash
    from new_rows
    group by event_hash
    having count(*) > 1 or max(case when is_kept then 1 else 0 end) = 1

),

copies_ranked as (

    select
        raw_events.*,
        row_number() over (
            partition by raw_events.event_id
            order by
                raw_events.loaded_at desc nulls last,
                raw_events.occurred_at,
                {{ dbt.hash('raw_events.row_text') }}
        ) as copy_rank

    from raw_events

    inner join contested
        on raw_events.event_hash = contested.event_hash

),

{%- set columns = ['event_hash', 'id_type', 'row_hash', 'read_version'] + personal %}

read_events as (

    select {{ columns | join(', ') }}
    from copies_ranked
    where copy_rank = 1

    union all

    -- almost no event comes twice
    select {{ columns | join(', ') }}
    from new_rows
    where event_hash not in (select contested.event_hash from contested)

),

judged as (

    select
        read_events.*,
        people.is_deleted or erased.id_hash is not null as is_deleted

    from read_events

    left join people
        on read_events.given_id = people.given_id
        and read_events.id_type = people.id_type

    cross join salt

    -- whoever is known needs no hash
    left join erased
        on case
            when people.given_id is null and read_events.id_type = 'contact_id'
                then {{ erasure_hash('read_events.given_id') }}
        end = erased.id_hash

)

-- of a deleted or erased contact only hashes are kept
select
    event_hash,
    id_type,
    case when is_deleted then {{ dbt.hash('given_id') }} end as deleted_id_hash,
    row_hash,
    read_version,
    {% for column in personal -%}
        case when not coalesce(is_deleted, false) then {{ column }} end as {{ column }}
        {%- if not loop.last %}, {% endif %}
    {% endfor %}
from judged

{% if is_incremental() -%}
    union all

    -- an event gone from the raw tables is blanked too once it would be read again
    select
        kept.event_hash,
        kept.id_type,
        case when people.is_deleted then {{ dbt.hash('kept.given_id') }} end
            as deleted_id_hash,
        kept.row_hash,
        kept.read_version,
        {% for column in personal -%}
            null as {{ column }} {%- if not loop.last %}, {% endif %}
        {% endfor %}
    from {{ this }} as kept

    left join people
        on kept.given_id = people.given_id
        and kept.id_type = people.id_type

    where
        kept.given_id is not null
        and (
            coalesce(people.is_deleted, false)
            or kept.read_version != (
                select versions.read_version
                from {{ ref('stg_raw__event_version') }} as versions
            )
        )
        and kept.event_hash not in (select read_events.event_hash from read_events)
{%- endif %}
