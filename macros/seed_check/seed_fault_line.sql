{# A fault as one line for whoever wrote the rules: where, what, and what to do. #}
{% macro seed_fault_line(contract, fault) -%}
    {%- set expected = contract[fault.seed] -%}
    {%- set asked = expected.columns[fault.column_name] -%}
    {%- set words = words_of_column(asked) -%}
    {%- set fields = fields_of_condition(fault) -%}
    {%- set similar = nearest_name(fault.cell, words or fields) -%}
    {%- set texts = seed_fault_texts()[fault.fault] -%}
    {%- set meaning = {
        'cell': quoted_cell(fault.cell),
        'number': fault.cell,
        'detail': one_line(fault.detail, 200 if fault.fault == 'bad_regex' else 60),
        'fields': field_help(fault.detail),
        'column': fault.column_name,
        'row': expected.row,
        'target': asked.refers_to,
        'target_id': contract[asked.refers_to].row_key[0] if asked.refers_to else '',
        'words': words | join(', '),
        'similar': 'Did you mean ' ~ similar ~ '? ' if similar else '',
    } -%}
    {{ return(
        expected.path ~ ': '
        ~ ('' if fault.fault == 'empty_rows'
            else expected.row ~ ' ' ~ one_line(fault.row_key) ~ ', ')
        ~ 'column ' ~ fault.column_name ~ ': ' ~ texts[0].format(**meaning)
        ~ '. ' ~ texts[1].format(**meaning)
    ) }}
{%- endmacro %}


{# The names that a condition may use as its field; empty for other faults. #}
{% macro fields_of_condition(fault) -%}
    {%- set fields = [] -%}
    {%- if fault.fault == 'unknown_field' -%}
        {%- if fault.detail != 'attribute' -%}
            {%- do fields.extend(property_fields()) -%}
        {%- endif -%}
        {%- if fault.detail != 'property' -%}
            {%- do fields.extend(attribute_fields()) -%}
        {%- endif -%}
    {%- endif -%}
    {{ return(fields) }}
{%- endmacro %}


{% macro field_help(fields_of) -%}
    {%- set properties = 'Properties are ' ~ property_fields() | join(', ')
        ~ '; name one of your own in the variable event_properties.' -%}
    {%- set attributes = 'Attributes are the columns of contacts, those of companies'
        ~ ' with company_ before them, email_domain, email_type and is_own_domain; name'
        ~ ' one of your own in the variable contact_attributes or'
        ~ ' company_attributes.' -%}
    {{ return(
        properties ~ ' A condition on the contact goes into rule_conditions.csv.'
        if fields_of == 'property'
        else attributes if fields_of == 'attribute'
        else properties ~ ' ' ~ attributes
    ) }}
{%- endmacro %}


{# A cell as it stands in a message: in quotes, on one line, cut where it is long. #}
{% macro quoted_cell(cell) -%}
    {{ return("'" ~ one_line(cell) ~ "'") }}
{%- endmacro %}

{% macro one_line(text, longest=60) -%}
    {%- set words = (text or '') | string | replace('\r', ' ') | replace('\n', ' ') -%}
    {{ return(words if words | length <= longest else words[:longest - 3] ~ '...') }}
{%- endmacro %}
