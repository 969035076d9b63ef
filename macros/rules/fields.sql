{# What a condition on an event may name: field -> type. #}
{% macro property_fields() -%}
    {%- set fields = {
        'page_url': 'text',
        'asset': 'text',
        'campaign': 'text',
        'channel': 'text',
        'form': 'text',
        'duration_seconds': 'number',
    } -%}
    {%- for property in variable('event_properties') -%}
        {%- do fields.update({property: added_column_type(property)}) -%}
    {%- endfor -%}
    {{ return(fields) }}
{%- endmacro %}


{# The properties that a rule may count each value of. #}
{% macro countable_properties() -%}
    {{ return(['asset', 'campaign', 'page_url', 'form']) }}
{%- endmacro %}


{# What a condition on a contact may name: field -> type. #}
{% macro attribute_fields() -%}
    {%- set contract = raw_contract() -%}
    {%- set fields = {} -%}
    {%- for column in contract.contacts.columns -%}
        {%- do fields.update({column: raw_column_type(column)}) -%}
    {%- endfor -%}
    {%- for column in contract.contacts.added -%}
        {%- do fields.update({column: added_column_type(column)}) -%}
    {%- endfor -%}
    {%- for column in contract.companies.columns if column != 'company_id' -%}
        {%- do fields.update({'company_' ~ column: raw_column_type(column)}) -%}
    {%- endfor -%}
    {%- for column in contract.companies.added -%}
        {%- do fields.update({'company_' ~ column: added_column_type(column)}) -%}
    {%- endfor -%}
    {%- do fields.update({
        'email_domain': 'text', 'email_type': 'text', 'is_own_domain': 'boolean',
        'deal_status': 'text', 'company_deal_status': 'text',
    }) -%}
    {{ return(fields) }}
{%- endmacro %}


{# One row per field: `scope` (property or attribute), `field`, `field_type`. #}
{% macro field_catalog() -%}
    {%- set rows = [] -%}
    {%- for scope, fields in [
        ('property', property_fields()), ('attribute', attribute_fields())
    ] -%}
        {%- for field, type in fields.items() -%}
            {%- do rows.append([quote(scope), quote(field), quote(type)]) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ literal_rows(['scope', 'field', 'field_type'], rows) }}
{%- endmacro %}
