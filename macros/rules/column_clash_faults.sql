{# Columns that the variables add although the contract, the project or SQL has the name
   already. `sound`: the variables that are no fault by themselves; the contract reads
   four of them, and asking it with one that is not would end up here again. #}
{% macro column_clash_faults(sound) -%}
    {%- set lines = [] -%}
    {%- if [
        'contact_attributes', 'company_attributes', 'event_properties',
        'contact_attribute_history',
    ] | reject('in', sound) | list | length == 0 -%}
        {%- set contract = raw_contract() -%}
        {%- set of_company = [] -%}
        {%- for column in contract.companies.columns + contract.companies.added -%}
            {%- do of_company.append('company_' ~ column) -%}
        {%- endfor -%}
        {%- set derived = [
            'email_domain', 'email_type', 'is_own_domain', 'deal_status',
            'company_deal_status',
        ] -%}
        {%- set taken = {
            'contact_attributes':
                contract.contacts.columns + of_company + derived,
            'company_attributes': contract.companies.columns + ['id', 'deal_status'],
            'event_properties': contract.events.columns,
        } -%}
        {%- for name, columns in taken.items() -%}
            {%- for column in var(name, []) or [] -%}
                {%- if column in columns -%}
                    {%- do lines.append(
                        name ~ ': ' ~ column ~ ' is there already. Leave it out, or'
                        ~ ' rename the column of your data if it means something else.'
                    ) -%}
                {%- elif column in reserved_columns()
                    or column.startswith('unreadable_')
                    or column.endswith('_as_given') -%}
                    {%- do lines.append(
                        name ~ ': ' ~ column ~ ' is a word of SQL or of this project.'
                        ~ ' Rename the column of your data, such as to my_' ~ column
                        ~ '.'
                    ) -%}
                {%- endif -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(lines) }}
{%- endmacro %}


{# Names that no column of the raw data may have: reserved words of DuckDB, PostgreSQL
   and Spark, and what the first models put beside the columns of the data. #}
{% macro reserved_columns() -%}
    {%- set words -%}
        all analyse analyze and any array as asc asymmetric both case cast check
        collate column constraint create cross current_date current_time
        current_timestamp current_user default deferrable desc describe distinct
        do else end except false fetch filter for foreign from full grant group
        having in initially inner intersect into is join lambda lateral leading
        left limit natural not null offset on only or order outer overlaps pivot
        pivot_longer pivot_wider placing primary qualify references returning
        right select session_user show some summarize symmetric table then to
        trailing true union unique unknown unpivot user using variadic when
        where window with activity_date copy_number copy_rank created_date
        given_contact_id is_bad_row is_deleted read_version row_hash row_text
    {%- endset -%}
    {{ return(words.split()) }}
{%- endmacro %}
