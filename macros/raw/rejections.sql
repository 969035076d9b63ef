{#
    The rows of a relation in a raw table's shape that are rejected for a reason:
    `source_table`, `row_key`, `reason`, `column_name`, `row_text`, whom they concern, and
    whether the row is lost.
#}
{% macro rejections(
    table, relation, reason, condition, row_text='row_text', column_name=none, is_lost='true'
) -%}
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
        {{ column_name or nothing }} as column_name,
        {{ row_text }} as row_text,
        {{ '(is_deleted or unreadable_deleted_at is not null)'
            if table == 'contacts' and reason in ['bad_row', 'bad_value'] else 'false' }}
            as is_deletion,
        {{ is_lost }} as is_lost
    from {{ relation }}
    where {{ condition }}
{%- endmacro %}


{# SQL of the first required column of a bad row that cannot be read. #}
{% macro bad_column(table) -%}
    {%- set required = {
        'contacts': ['contact_id', 'created_at'],
        'companies': ['company_id'],
        'events': ['event_id', 'contact_id', 'event_type', 'occurred_at'],
        'identities': ['anonymous_id', 'contact_id', 'identified_at'],
        'contact_merges': ['merged_contact_id', 'surviving_contact_id', 'merged_at'],
        'deals': ['deal_id', 'created_at'],
        'stage_changes': ['contact_id', 'stage', 'changed_at'],
        'score_adjustments': [
            'adjustment_id', 'contact_id', 'operation', 'points', 'reason', 'effective_at',
        ],
        'contact_attribute_history': ['contact_id', 'attribute', 'valid_from'],
    }[table] -%}
    {%- set further = {
        'contact_id': 'and anonymous_id is null' if table == 'events',
        'operation': 'or ' ~ fold_text('operation') ~ " not in ('add', 'set_to')",
        'attribute': 'or ' ~ fold_text('attribute') ~ ' not in ('
            ~ folded_literals(historic_columns()) ~ ')',
        'points': 'or abs(points) > 1000000',
    } -%}
    case
        {%- for column in required %}
        when {{ column }} is null {{ further[column] }} then '{{ column }}'
        {%- endfor %}
    end
{%- endmacro %}
