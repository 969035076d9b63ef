{#
    The rows of a relation in a raw table's shape that are rejected for a reason:
    `source_table`, `row_key`, `reason`, `row_text`, and whom they concern.
#}
{% macro rejections(table, relation, reason, condition, row_text='row_text') -%}
    {%- set columns = raw_columns(table) -%}
    {%- set contact = 'merged_contact_id' if table == 'contact_merges' else 'contact_id' -%}
    {%- set nothing = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
    select
        '{{ table }}' as source_table,
        {{ columns[0] }} as row_key,
        {{ contact if contact in columns else nothing }} as given_contact_id,
        {{ 'surviving_contact_id' if table == 'contact_merges' else nothing }}
            as other_contact_id,
        {{ 'anonymous_id' if table in ['events', 'identities'] else nothing }}
            as anonymous_id,
        '{{ reason }}' as reason,
        {{ row_text }} as row_text,
        {{ '(is_deleted or unreadable_deleted_at is not null)'
            if table == 'contacts' else 'false' }} as is_deletion
    from {{ relation }}
    where {{ condition }}
{%- endmacro %}
