-- depends_on: {{ ref('seed_check') }}
{{
    config(
        enabled=variable('contact_attribute_history'),
        materialized=view_of_a_run(),
    )
}}
with

cells as (

    {% for source in raw_relations('contact_attribute_history') %}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('contact_id', source.prefix) }} as contact_id,
            {{ read_text('attribute') }} as attribute,
            {{ read_text('value') }} as value,
            {{ read_timestamp('valid_from') }} as valid_from,
            {{ row_text('contact_attribute_history') }} as row_text,
            {{ row_hash(raw_columns('contact_attribute_history')) }} as row_hash
        from {{ known_cells('contact_attribute_history', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        -- the one column of a contact that is not text
        case
            when
                {{ fold_text('attribute') }} = 'email_opt_out'
                and {{ read_boolean('value') }} is null
                then value
        end as unreadable_value,
        contact_id is null
        or attribute is null
        or valid_from is null
        or {{ fold_text('attribute') }} not in (
            {{ folded_literals(historic_columns()) }}
        ) as is_bad_row

    from cells

)

select * from checked
