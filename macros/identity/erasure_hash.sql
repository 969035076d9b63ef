{# What int_erased_contacts has of a contact id; null if nobody was erased. The query has
   a CTE `salt` in it, of one row. #}
{% macro erasure_hash(contact_id) -%}
    {{ dbt.hash('salt.salt || ' ~ contact_id) }}
{%- endmacro %}
