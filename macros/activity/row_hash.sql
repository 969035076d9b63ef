{# A whole number that tells raw rows apart; null cells and their places count. #}
{% macro row_hash(columns) -%}
    {{ return(adapter.dispatch('row_hash', 'lead_scoring')(columns)) }}
{%- endmacro %}

{% macro duckdb__row_hash(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}


{# One text for many row hashes, whatever their order; rows that come twice count. #}
{% macro fingerprint(hashes) -%}
    cast(sum({{ hashes }}) as {{ dbt.type_string() }})
{%- endmacro %}
