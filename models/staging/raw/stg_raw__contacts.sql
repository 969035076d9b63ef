-- depends_on: {{ ref('seed_check') }}
{{ config(materialized=view_of_a_run()) }}
with

cells as (

    {% for source in raw_relations('contacts') %}
        {{ 'union all' if not loop.first }}
        select
            {{ read_id('contact_id', source.prefix) }} as contact_id,
            {{ read_text('email') }} as email,
            {{ read_text('first_name') }} as first_name,
            {{ read_text('last_name') }} as last_name,
            {{ read_text('job_title') }} as job_title,
            {{ read_text('seniority') }} as seniority,
            {{ read_text('department') }} as department,
            {{ read_text('phone') }} as phone,
            {{ read_text('city') }} as city,
            {{ read_text('country') }} as country,
            {{ read_text('language') }} as language,
            {{ read_id('company_id', source.prefix) }} as company_id,
            {{ read_text('lead_source') }} as lead_source,
            {{ read_text('lifecycle_stage') }} as lifecycle_stage,
            {{ read_boolean('email_opt_out') }} as email_opt_out,
            {{ read_timestamp('created_at') }} as created_at,
            {{ read_timestamp('updated_at') }} as updated_at,
            {{ read_timestamp('deleted_at') }} as deleted_at,
            {{ read_boolean('deleted_at') }} as deleted_at_as_boolean,
            {{ read_added_columns('contacts') }}
            {{ read_text('email_opt_out') }} as email_opt_out_as_given,
            {{ read_text('updated_at') }} as updated_at_as_given,
            {{ read_text('deleted_at') }} as deleted_at_as_given,
            {{ row_text('contacts') }} as row_text,
            {{ row_hash(raw_columns('contacts')) }} as row_hash
        from {{ known_cells('contacts', source) }}

    {% endfor %}
),

checked as (

    select
        *,
        case when email_opt_out is null then email_opt_out_as_given end
            as unreadable_email_opt_out,
        case when updated_at is null then updated_at_as_given end
            as unreadable_updated_at,
        case
            when deleted_at is null and deleted_at_as_boolean is null
                then deleted_at_as_given
        end as unreadable_deleted_at,
        deleted_at is not null or coalesce(deleted_at_as_boolean, false)
            as is_deleted,
        contact_id is null
        or created_at is null as is_bad_row

    from cells

)

select * from checked
