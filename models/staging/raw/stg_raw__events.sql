-- depends_on: {{ ref('seed_check') }}
with

cells as (

    {% for source in raw_relations('events') -%}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('event_id', source.prefix) }} as event_id,
            {{ read_id('contact_id', source.prefix) }} as contact_id,
            {{ read_id('anonymous_id', source.prefix) }} as anonymous_id,
            {{ read_text('event_type') }} as event_type,
            {{ read_timestamp('occurred_at') }} as occurred_at,
            {{ read_timestamp('loaded_at') }} as loaded_at,
            {{ read_text('page_url') }} as page_url,
            {{ read_text('asset') }} as asset,
            {{ read_text('campaign') }} as campaign,
            {{ read_text('channel') }} as channel,
            {{ read_text('form') }} as form,
            {{ read_number('duration_seconds') }} as duration_seconds,
            {{ read_text('user_agent') }} as user_agent,
            {{ read_added_columns('events') }} -- those of a variable
            is_unknown_type,
            {{ read_text('loaded_at') }} as loaded_at_as_given,
            {{ read_text('duration_seconds') }} as duration_seconds_as_given,
            {{ row_text('events') }} as row_text,
            {{ row_hash(raw_columns('events')) }} as row_hash,
            -- the cells as given are blank at less cost
            {{ is_blank('event_id') }}
            or {{ is_blank('event_type') }}
            or {{ read_timestamp('occurred_at') }} is null
            or ({{ is_blank('contact_id') }} and {{ is_blank('anonymous_id') }})
                as is_bad_row
        from {{ known_cells('events', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        case when loaded_at is null then loaded_at_as_given end as unreadable_loaded_at,
        case when duration_seconds is null then duration_seconds_as_given end
            as unreadable_duration_seconds,
        (
            select versions.read_version
            from {{ ref('stg_raw__event_version') }} as versions
        ) as read_version

    from cells

)

select * from checked
