{#
    The good rows of a raw table with `copy_number`, 1 for the one that counts: the
    smallest md5 of its cells. For tables whose rows carry no version of their own.
#}
{% macro number_copies(table) -%}
    {%- set unique_by = {
        'companies': ['company_id'],
        'identities': ['anonymous_id', 'contact_id', 'identified_at'],
        'contact_merges': ['merged_contact_id', 'surviving_contact_id', 'merged_at'],
        'deals': ['deal_id'],
        'stage_changes': ['contact_id', fold_text('stage'), 'changed_at'],
        'score_adjustments': ['adjustment_id'],
        'contact_attribute_history': [
            'contact_id', fold_text('attribute'), 'valid_from'
        ],
    } -%}
    select
        *,
        row_number() over (
            partition by {{ unique_by[table] | join(', ') }}
            order by {{ dbt.hash('row_text') }}
        ) as copy_number
    from {{ ref('stg_raw__' ~ table) }}
    where not is_bad_row
{%- endmacro %}
