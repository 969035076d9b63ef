-- depends_on: {{ ref('seed_check') }}
{{ config(materialized=view_of_a_run()) }}
with

cells as (

    {% for source in raw_relations('companies') %}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('company_id', source.prefix) }} as company_id,
            {{ read_text('name') }} as name,
            {{ read_text('domain') }} as domain,
            {{ read_text('industry') }} as industry,
            {{ read_number('employee_count') }} as employee_count,
            {{ read_number('annual_revenue') }} as annual_revenue,
            {{ read_text('city') }} as city,
            {{ read_text('country') }} as country,
            {{ read_added_columns('companies') }}
            {{ read_text('employee_count') }} as employee_count_as_given,
            {{ read_text('annual_revenue') }} as annual_revenue_as_given,
            {{ row_text('companies') }} as row_text,
            {{ row_hash(raw_columns('companies')) }} as row_hash
        from {{ known_cells('companies', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        case when employee_count is null then employee_count_as_given end
            as unreadable_employee_count,
        case when annual_revenue is null then annual_revenue_as_given end
            as unreadable_annual_revenue,
        company_id is null as is_bad_row

    from cells

)

select * from checked
