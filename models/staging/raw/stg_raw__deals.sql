-- depends_on: {{ ref('seed_check') }}
{{ config(materialized=view_of_a_run()) }}
with

cells as (

    {% for source in raw_relations('deals') %}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('deal_id', source.prefix) }} as deal_id,
            {{ read_id('contact_id', source.prefix) }} as contact_id,
            {{ read_id('company_id', source.prefix) }} as company_id,
            {{ read_text('stage') }} as stage,
            {{ read_number('amount') }} as amount,
            {{ read_timestamp('created_at') }} as created_at,
            {{ read_timestamp('closed_at') }} as closed_at,
            {{ read_boolean('is_won') }} as is_won,
            {{ read_text('amount') }} as amount_as_given,
            {{ read_text('closed_at') }} as closed_at_as_given,
            {{ read_text('is_won') }} as is_won_as_given,
            {{ row_text('deals') }} as row_text,
            {{ row_hash(raw_columns('deals')) }} as row_hash
        from {{ known_cells('deals', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        case when amount is null then amount_as_given end as unreadable_amount,
        case when closed_at is null then closed_at_as_given end as unreadable_closed_at,
        case when is_won is null then is_won_as_given end as unreadable_is_won,
        deal_id is null
        or created_at is null as is_bad_row

    from cells

)

select * from checked
