{# Converted leads and merged duplicates as raw contact_merges. A lead whose contact was
   not delivered stays a lead, and its merge, which then names nobody, is rejected. #}
{% macro salesforce_contact_merges(system) -%}
    with

    {{ import_tables(system, ['lead', 'contact']) }}

    {% for object, survivor, survivors, moment in [
        ('lead', 'converted_contact_id', 'contact', 'converted_date'),
        ('lead', 'master_record_id', 'lead', 'last_modified_date'),
        ('contact', 'master_record_id', 'contact', 'last_modified_date'),
    ] -%}
        select
            {{ contract_columns('contact_merges', {
                'merged_contact_id': object ~ '.id',
                'surviving_contact_id': 'survivors.id',
                'merged_at': (
                    'coalesce(' ~ object ~ '.' ~ moment ~ ', ' ~ object ~ '.created_date)'
                ),
            }) }}
        from {{ object }}
        left join {{ survivors }} as survivors
            on {{ object }}.{{ survivor }} = survivors.id
        where {{ object }}.{{ survivor }} is not null
        {{ 'union all' if not loop.last }}

    {% endfor -%}
{%- endmacro %}
