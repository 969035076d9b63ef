-- Truth table of the read_*() macros on columns that a loader or a Parquet file has
-- typed already: read as their text would be.
with

cells as (

    select
        cast('42' as integer) as int_cell,
        cast('12.50' as decimal(10, 2)) as decimal_cell,
        cast('123456789.123' as {{ type_double() }}) as large_cell,
        cast('1e17' as {{ type_double() }}) as round_cell,
        cast('1e-8' as {{ type_double() }}) as tiny_cell,
        cast('1e300' as {{ type_double() }}) as huge_cell,
        cast('7.0' as {{ type_double() }}) as whole_cell,
        cast('1e15' as {{ type_double() }}) as large_whole_cell,
        cast('7.5' as {{ type_double() }}) as broken_cell,
        cast('nan' as {{ type_double() }}) as nan_cell,
        '7.0' as text_cell,
        true as true_cell,
        false as false_cell,
        cast('2026-03-01' as date) as date_cell,
        cast('2026-03-01 10:20:30.5' as {{ dbt.type_timestamp() }}) as time_cell

),

computed as (

    {% for claim in [
        read_text('int_cell') ~ " = '42'",
        read_number('int_cell') ~ ' = 42',
        read_number('decimal_cell') ~ ' = 12.5',
        read_number('large_cell') ~ ' = 123456789.123',
        read_number('round_cell') ~ ' = 100000000000000000',
        read_number('tiny_cell') ~ ' = 0.00000001',
        read_number('huge_cell') ~ ' is null',
        read_id('whole_cell') ~ " = '7'",
        read_id('large_whole_cell') ~ " = '1000000000000000'",
        read_id('broken_cell') ~ " = '7.5'",
        read_id('text_cell') ~ " = '7.0'",
        read_id('int_cell', "'crm:'") ~ " = 'crm:42'",
        known_cell('nan_cell') ~ ' is null',
        known_cell('whole_cell') ~ ' = 7',
        known_cell('date_cell') ~ ' = date_cell',
        known_cell('time_cell') ~ ' = time_cell',
        known_cell('true_cell'),
        read_boolean('whole_cell - 6'),
        read_boolean('true_cell'),
        'not ' ~ read_boolean('false_cell'),
        read_boolean('int_cell') ~ ' is null',
        read_timestamp('date_cell') ~ " = cast('2026-03-01 00:00:00' as "
        ~ dbt.type_timestamp() ~ ')',
        read_timestamp('time_cell') ~ " = cast('2026-03-01 10:20:30.5' as "
        ~ dbt.type_timestamp() ~ ')',
        read_timestamp('int_cell') ~ ' is null',
        read_date('date_cell') ~ " = cast('2026-03-01' as date)",
    ] -%}
        select
            {{ loop.index }} as claim_number,
            {{ claim }} as is_right
        from cells
        {% if not loop.last -%}
            union all
        {% endif -%}
    {% endfor -%}

)

select * from computed
where not coalesce(is_right, false)
