{# Converted leads and merged duplicates as raw contact_merges. #}
{% macro salesforce_contact_merges(system) -%}
    with

    {{ import_tables(system, ['lead', 'contact']) }}

    {% for object, survivor, moment in [
        ('lead', 'converted_contact_id', 'converted_date'),
        ('lead', 'master_record_id', 'last_modified_date'),
        ('contact', 'master_record_id', 'last_modified_date'),
    ] -%}
        select
            {{ contract_columns('contact_merges', {
                'merged_contact_id': object ~ '.id',
                'surviving_contact_id': object ~ '.' ~ survivor,
                'merged_at': (
                    'coalesce(' ~ object ~ '.' ~ moment ~ ', ' ~ object ~ '.created_date)'
                ),
            }) }}
        from {{ object }}
        where {{ object }}.{{ survivor }} is not null
        {{ 'union all' if not loop.last }}

    {% endfor -%}
{%- endmacro %}
