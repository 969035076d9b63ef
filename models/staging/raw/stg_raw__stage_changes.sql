-- depends_on: {{ ref('seed_check') }}
{{ config(materialized=view_of_a_run()) }}
with

cells as (

    {% for source in raw_relations('stage_changes') %}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('contact_id', source.prefix) }} as contact_id,
            {{ read_text('stage') }} as stage,
            {{ read_timestamp('changed_at') }} as changed_at,
            {{ row_text('stage_changes') }} as row_text,
            {{ row_hash(raw_columns('stage_changes')) }} as row_hash
        from {{ known_cells('stage_changes', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        contact_id is null
        or stage is null
        or changed_at is null as is_bad_row

    from cells

)

select * from checked
