{#
    Removes from the memory of what a CRM was given whoever is not given to it any more:
    the deleted, the merged away, and those without an address of their own.
#}
{% macro forget_crm_versions() -%}
    {%- if is_incremental() -%}
        {{ delete_rows(
            this,
            'not exists (select 1 from ' ~ ref('int_crm_leads')
            ~ ' as leads where leads.contact_id = ' ~ this
            ~ '.contact_id and leads.unmatched_reason is null)',
        ) }}
    {%- endif -%}
{%- endmacro %}
