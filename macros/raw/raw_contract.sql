{#
    The raw tables: the `columns` of each in the contract's order, and those that a
    variable has `added`.
#}
{% macro raw_contract() -%}
    {%- set contract = {
        'contacts': {
            'columns': 'contact_id email first_name last_name job_title seniority '
                'department phone city country language company_id lead_source '
                'lifecycle_stage email_opt_out created_at updated_at deleted_at',
            'added': variable('contact_attributes'),
        },
        'companies': {
            'columns': 'company_id name domain industry employee_count annual_revenue '
                'city country',
            'added': variable('company_attributes'),
        },
        'events': {
            'columns': 'event_id contact_id anonymous_id event_type occurred_at '
                'loaded_at page_url asset campaign channel form duration_seconds '
                'user_agent',
            'added': variable('event_properties'),
        },
        'identities': {'columns': 'anonymous_id contact_id identified_at'},
        'contact_merges': {
            'columns': 'merged_contact_id surviving_contact_id merged_at',
        },
        'deals': {
            'columns': 'deal_id contact_id company_id stage amount created_at closed_at '
                'is_won',
        },
        'stage_changes': {'columns': 'contact_id stage changed_at'},
        'score_adjustments': {
            'columns': 'adjustment_id contact_id scorecard_id operation points reason '
                'granted_by effective_at expires_at',
        },
    } -%}
    {%- if variable('contact_attribute_history') -%}
        {%- do contract.update({'contact_attribute_history': {
            'columns': 'contact_id attribute value valid_from',
        }}) -%}
    {%- endif -%}
    {%- for table in contract.values() -%}
        {%- do table.update({
            'columns': table.columns.split(), 'added': table.added or [],
        }) -%}
    {%- endfor -%}
    {{ return(contract) }}
{%- endmacro %}


{# All columns of a raw table that are read. A table that is not read has none. #}
{% macro raw_columns(table) -%}
    {%- set contract = raw_contract()[table] or {'columns': [], 'added': []} -%}
    {{ return(contract.columns + contract.added) }}
{%- endmacro %}


{# The columns of a contact that contact_attribute_history may hold. #}
{% macro historic_columns() -%}
    {{ return(
        raw_columns('contacts')
        | reject('in', ['contact_id', 'created_at', 'updated_at', 'deleted_at']) | list
    ) }}
{%- endmacro %}


{# What a column of contacts or companies holds: id, time, number, boolean or text. #}
{% macro raw_column_type(column) -%}
    {{ return({
        'created_at': 'time', 'updated_at': 'time', 'deleted_at': 'time',
        'employee_count': 'number', 'annual_revenue': 'number',
        'email_opt_out': 'boolean',
    }[column] or added_column_type(column)) }}
{%- endmacro %}


{# What a column that a variable adds holds: ids compare exactly, all else is text. #}
{% macro added_column_type(column) -%}
    {{ return('id' if column.endswith('_id') else 'text') }}
{%- endmacro %}


{# The columns of a raw table whose unreadable cells are reported: those that may be
   blank and are not text. #}
{% macro reported_columns(table) -%}
    {{ return({
        'contacts': ['email_opt_out', 'updated_at', 'deleted_at'],
        'companies': ['employee_count', 'annual_revenue'],
        'events': ['loaded_at', 'duration_seconds'],
        'deals': ['amount', 'closed_at', 'is_won'],
        'score_adjustments': ['expires_at'],
        'contact_attribute_history': ['value'],
    }[table] or []) }}
{%- endmacro %}
