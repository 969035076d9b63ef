-- depends_on: {{ ref('seed_check') }}
{{ config(materialized=view_of_a_run()) }}
with

cells as (

    {% for source in raw_relations('identities') %}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('anonymous_id', source.prefix) }} as anonymous_id,
            {{ read_id('contact_id', source.prefix) }} as contact_id,
            {{ read_timestamp('identified_at') }} as identified_at,
            {{ row_text('identities') }} as row_text,
            {{ row_hash(raw_columns('identities')) }} as row_hash
        from {{ known_cells('identities', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        anonymous_id is null
        or contact_id is null
        or identified_at is null as is_bad_row

    from cells

)

select * from checked
