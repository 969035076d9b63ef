{{ config(materialized='view') }}
{%- set refs = [ref('int_row_rejections'), ref('int_contact_ids')] -%}
{%- for table in raw_contract() -%}
    {%- do refs.append(raw_relations(table)) -%}
{%- endfor -%}
{{ check_input() }}
select true as is_valid
