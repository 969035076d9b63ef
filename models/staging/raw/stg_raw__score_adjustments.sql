-- depends_on: {{ ref('seed_check') }}
{{ config(materialized=view_of_a_run()) }}
with

cells as (

    {% for source in raw_relations('score_adjustments') %}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('adjustment_id', source.prefix) }} as adjustment_id,
            {{ read_id('contact_id', source.prefix) }} as contact_id,
            {{ read_id('scorecard_id') }} as scorecard_id,
            {{ read_text('operation') }} as operation,
            {{ read_number('points') }} as points,
            {{ read_text('reason') }} as reason,
            {{ read_text('granted_by') }} as granted_by,
            {{ read_timestamp('effective_at') }} as effective_at,
            {{ read_timestamp('expires_at') }} as expires_at,
            {{ read_text('expires_at') }} as expires_at_as_given,
            {{ row_text('score_adjustments') }} as row_text,
            {{ row_hash(raw_columns('score_adjustments')) }} as row_hash
        from {{ known_cells('score_adjustments', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        case when expires_at is null then expires_at_as_given end
            as unreadable_expires_at,
        adjustment_id is null
        or contact_id is null
        or operation is null
        or coalesce(abs(points) > {{ most_points() }}, true)
        or reason is null
        or effective_at is null
        or {{ fold_text('operation') }} not in ('add', 'set_to') as is_bad_row

    from cells

)

select * from checked
