{# A whole number below 2^60 that stands for a text: the start of its md5. The same on
   every engine and in every run, so that what a run keeps can be joined by it. #}
{% macro short_hash(text) -%}
    {{ return(adapter.dispatch('short_hash', 'lead_scoring')(dbt.hash(text))) }}
{%- endmacro %}

{% macro duckdb__short_hash(md5) -%}
    cast('0x' || left({{ md5 }}, 15) as bigint)
{%- endmacro %}
