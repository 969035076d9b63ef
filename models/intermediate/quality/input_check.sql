{%- set refs = [ref('int_row_rejections'), ref('int_contact_ids')] -%}
{%- for table in raw_contract() -%} {%- do refs.append(ref('stg_raw__' ~ table)) -%}
{%- endfor -%}
{{ config(materialized='view') }}
{{ check_input() }}
select true as is_valid
