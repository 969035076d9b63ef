{#
    The good rows of a raw table with `copy_number`, 1 for the one that counts: the
    smallest md5 of its cells. For tables whose rows carry no version of their own.
#}
{% macro number_copies(table) -%}
    select
        *,
        row_number() over (
            partition by {{ raw_contract()[table].unique_by | join(', ') }}
            order by {{ dbt.hash('row_text') }}
        ) as copy_number
    from {{ ref('stg_raw__' ~ table) }}
    where not is_bad_row
{%- endmacro %}
