{%- set refs = [ref('int_row_rejections'), ref('int_contact_ids')] -%}
{%- for table in raw_contract() -%} {%- do raw_relations(table) -%} {%- endfor -%}
{{ config(materialized='view') }}
{{ check_input() }}
select true as is_valid
