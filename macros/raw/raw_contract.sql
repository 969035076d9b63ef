{#
    The raw tables: their columns in the contract's order, which of them are required,
    the id that names a row, whose row it is, what makes it a duplicate, and which
    columns the variables add. The last one is read if its variable says so.
#}
{% macro raw_contract() -%}
    {%- set contract = {
        'contacts': {
            'key': 'contact_id',
            'contact': 'contact_id',
            'unique_by': ['contact_id'],
            'columns': [
                'contact_id', 'email', 'first_name', 'last_name', 'job_title',
                'seniority', 'department', 'phone', 'city', 'country', 'language',
                'company_id', 'lead_source', 'lifecycle_stage', 'email_opt_out',
                'created_at', 'updated_at', 'deleted_at',
            ],
            'required': ['contact_id', 'created_at'],
            'added': variable('contact_attributes'),
        },
        'companies': {
            'key': 'company_id',
            'unique_by': ['company_id'],
            'columns': [
                'company_id', 'name', 'domain', 'industry', 'employee_count',
                'annual_revenue', 'city', 'country',
            ],
            'required': ['company_id'],
            'added': variable('company_attributes'),
        },
        'events': {
            'key': 'event_id',
            'contact': 'contact_id',
            'unique_by': ['event_id'],
            'columns': [
                'event_id', 'contact_id', 'anonymous_id', 'event_type', 'occurred_at',
                'loaded_at', 'page_url', 'asset', 'campaign', 'channel', 'form',
                'duration_seconds', 'user_agent',
            ],
            'required': ['event_id', 'event_type', 'occurred_at'],
            'added': variable('event_properties'),
        },
        'identities': {
            'key': 'anonymous_id',
            'contact': 'contact_id',
            'unique_by': ['anonymous_id', 'contact_id', 'identified_at'],
            'columns': ['anonymous_id', 'contact_id', 'identified_at'],
            'required': ['anonymous_id', 'contact_id', 'identified_at'],
            'added': [],
        },
        'contact_merges': {
            'key': 'merged_contact_id',
            'contact': 'merged_contact_id',
            'unique_by': ['merged_contact_id', 'surviving_contact_id', 'merged_at'],
            'columns': ['merged_contact_id', 'surviving_contact_id', 'merged_at'],
            'required': ['merged_contact_id', 'surviving_contact_id', 'merged_at'],
            'added': [],
        },
        'deals': {
            'key': 'deal_id',
            'contact': 'contact_id',
            'unique_by': ['deal_id'],
            'columns': [
                'deal_id', 'contact_id', 'company_id', 'stage', 'amount', 'created_at',
                'closed_at', 'is_won',
            ],
            'required': ['deal_id', 'created_at'],
            'added': [],
        },
        'stage_changes': {
            'key': 'contact_id',
            'contact': 'contact_id',
            'unique_by': ['contact_id', fold_text('stage'), 'changed_at'],
            'columns': ['contact_id', 'stage', 'changed_at'],
            'required': ['contact_id', 'stage', 'changed_at'],
            'added': [],
        },
        'score_adjustments': {
            'key': 'adjustment_id',
            'contact': 'contact_id',
            'unique_by': ['adjustment_id'],
            'columns': [
                'adjustment_id', 'contact_id', 'scorecard_id', 'operation', 'points',
                'reason', 'granted_by', 'effective_at', 'expires_at',
            ],
            'required': [
                'adjustment_id', 'contact_id', 'operation', 'points', 'reason',
                'effective_at',
            ],
            'added': [],
        },
    } -%}
    {%- if variable('contact_attribute_history') -%}
        {%- do contract.update({'contact_attribute_history': {
            'key': 'contact_id',
            'contact': 'contact_id',
            'unique_by': ['contact_id', fold_text('attribute'), 'valid_from'],
            'columns': ['contact_id', 'attribute', 'value', 'valid_from'],
            'required': ['contact_id', 'attribute', 'valid_from'],
            'added': [],
        }}) -%}
    {%- endif -%}
    {{ return(contract) }}
{%- endmacro %}


{# The columns of a contact that contact_attribute_history may hold. #}
{% macro historic_columns() -%}
    {%- set contacts = raw_contract().contacts -%}
    {{ return(
        (contacts.columns + contacts.added)
        | reject('in', ['contact_id', 'created_at', 'updated_at', 'deleted_at']) | list
    ) }}
{%- endmacro %}


{# How a raw column is read: `id`, `time`, `number`, `boolean` or `text`. #}
{% macro raw_column_type(column) -%}
    {%- if column.endswith('_id') -%} {{ return('id') }}
    {%- elif column in [
        'created_at', 'updated_at', 'deleted_at', 'occurred_at', 'loaded_at',
        'identified_at', 'merged_at', 'closed_at', 'changed_at', 'effective_at',
        'expires_at', 'valid_from',
    ] -%} {{ return('time') }}
    {%- elif column in [
        'employee_count', 'annual_revenue', 'duration_seconds', 'amount', 'points'
    ] -%} {{ return('number') }}
    {%- elif column in ['email_opt_out', 'is_won'] -%} {{ return('boolean') }}
    {%- else -%} {{ return('text') }}
    {%- endif -%}
{%- endmacro %}


{# How a column that a variable adds is read: ids compare exactly, all else is text. #}
{% macro added_column_type(column) -%}
    {{ return('id' if column.endswith('_id') else 'text') }}
{%- endmacro %}


{# The columns among these whose cells may be unreadable. #}
{% macro typed_columns(columns) -%}
    {%- set typed = [] -%}
    {%- for column in columns if raw_column_type(column) in ['time', 'number', 'boolean'] -%}
        {%- do typed.append(column) -%}
    {%- endfor -%}
    {{ return(typed) }}
{%- endmacro %}


{# The optional columns of a raw table whose cells may be unreadable. #}
{% macro optional_typed_columns(table) -%}
    {%- set contract = raw_contract()[table] -%}
    {{ return(
        typed_columns(contract.columns) | reject('in', contract.required) | list
    ) }}
{%- endmacro %}


{# The columns of a raw table whose unreadable cells are reported. #}
{% macro reported_columns(table) -%}
    {{ return(
        optional_typed_columns(table)
        + (['value'] if table == 'contact_attribute_history' else [])
    ) }}
{%- endmacro %}
