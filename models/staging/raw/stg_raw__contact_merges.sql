-- depends_on: {{ ref('seed_check') }}
{{ config(materialized=view_of_a_run()) }}
with

cells as (

    {% for source in raw_relations('contact_merges') %}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('merged_contact_id', source.prefix) }} as merged_contact_id,
            {{ read_id('surviving_contact_id', source.prefix) }}
                as surviving_contact_id,
            {{ read_timestamp('merged_at') }} as merged_at,
            {{ row_text('contact_merges') }} as row_text,
            {{ row_hash(raw_columns('contact_merges')) }} as row_hash
        from {{ known_cells('contact_merges', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        merged_contact_id is null
        or surviving_contact_id is null
        or merged_at is null as is_bad_row

    from cells

)

select * from checked
