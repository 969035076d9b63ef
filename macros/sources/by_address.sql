{#
    The CTE `addresses`: the e-mail addresses of the contacts of all listed sources but
    this one, folded, and whose they are: of several contacts the living ones first, then
    those of the source that is listed first, then the oldest.
#}
{% macro addresses_of_others(system) -%}
    other_contacts as (

        {% for listed in relations_of_sources('contacts', but=system) -%}
            select
                {{ read_id('contact_id', listed.prefix) }} as contact_id,
                lower({{ read_text('email') }}) as email,
                case when {{ read_text('deleted_at') }} is null then 0 else 1 end
                    as deletion_rank,
                {{ loop.index }} as source_rank
            from {{ listed.relation }}
            {{ 'union all' if not loop.last }}

        {% else -%}
            select
                cast(null as {{ dbt.type_string() }}) as contact_id,
                cast(null as {{ dbt.type_string() }}) as email,
                0 as deletion_rank,
                0 as source_rank
            from (select 1 as one) as one_row
            where false

        {% endfor -%}
    ),

    ranked_addresses as (

        select
            email,
            contact_id,
            row_number() over (
                partition by email
                order by deletion_rank, source_rank, length(contact_id), contact_id
            ) as owner_rank
        from other_contacts
        where email is not null

    ),

    addresses as (

        select
            email,
            contact_id
        from ranked_addresses
        where owner_rank = 1

    )
{%- endmacro %}


{# An id of a system that speaks of contacts of other sources, too: its own rows get the
   name of the source before their ids here, and not where raw rows are read. #}
{% macro own_id(system, cell) -%}
    {%- set prefix = source_prefix(sources_of(system)[0]) if is_listed(system) else '' -%}
    {{ (quote(prefix) ~ ' || ' if prefix) ~ cell }}
{%- endmacro %}
