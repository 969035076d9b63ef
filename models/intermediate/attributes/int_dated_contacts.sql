{%- set has_history = variable('contact_attribute_history') -%}
{{ config(materialized='table' if has_history else 'view') }}
with

contacts as (

    select * from {{ ref('int_contacts') }}

),

{% if has_history -%}
    copies_numbered as (

        {{ number_copies('contact_attribute_history') }}

    ),

    changes_ranked as (

        select
            contact_id,
            {{ fold_text('attribute') }} as attribute,
            value,
            {{ local_date('valid_from') }} as valid_from,
            row_number() over (
                partition by
                    contact_id,
                    {{ fold_text('attribute') }},
                    {{ local_date('valid_from') }}
                order by valid_from desc
            ) as change_rank

        from copies_numbered
        where copy_number = 1

    ),

    -- the last change of a day holds until the day of the next
    changes as (

        select
            contact_id,
            attribute,
            value,
            valid_from,
            coalesce(
                lead(valid_from) over (
                    partition by contact_id, attribute
                    order by valid_from
                ),
                {{ end_of_time() }}
            ) as valid_to

        from changes_ranked
        where change_rank = 1

    ),

    version_starts as (

        select
            contact_id,
            {{ beginning_of_time() }} as valid_from
        from contacts

        {{ union_distinct() }}

        select
            changes.contact_id,
            changes.valid_from
        from changes

        inner join contacts
            on changes.contact_id = contacts.contact_id

    ),

    versions as (

        select
            contact_id,
            valid_from,
            coalesce(
                lead(valid_from) over (
                    partition by contact_id
                    order by valid_from
                ),
                {{ end_of_time() }}
            ) as valid_to

        from version_starts

    ),

    -- a known blank is other than nothing known
    known as (

        select
            {% for column in historic_columns() -%}
                max(case when changes.attribute = '{{ column }}' then changes.value end)
                    as {{ column }},
                max(case when changes.attribute = '{{ column }}' then 1 else 0 end)
                    as has_{{ column }},
            {% endfor -%}
            versions.contact_id,
            versions.valid_from

        from versions

        inner join changes
            on versions.contact_id = changes.contact_id
            and {{ is_valid_on('changes', 'versions.valid_from') }}

        group by
            versions.contact_id,
            versions.valid_from

    ),

    dated as (

        select
            contacts.contact_id,
            {% for column in historic_columns() -%}
                case
                    when known.has_{{ column }} = 1
                        then {{ read_boolean('known.' ~ column)
                            if column == 'email_opt_out' else 'known.' ~ column }}
                    else contacts.{{ column }}
                end as {{ column }},
            {% endfor -%}
            contacts.created_at,
            contacts.updated_at,
            contacts.created_date,
            versions.valid_from,
            versions.valid_to

        from versions

        inner join contacts
            on versions.contact_id = contacts.contact_id

        left join known
            on versions.contact_id = known.contact_id
            and versions.valid_from = known.valid_from

    )

{% else -%}
    dated as (

        select
            contact_id,
            {% for column in historic_columns() -%}
                {{ column }},
            {% endfor -%}
            created_at,
            updated_at,
            created_date,
            {{ beginning_of_time() }} as valid_from,
            {{ end_of_time() }} as valid_to
        from contacts

    )

{% endif -%}
select * from dated
