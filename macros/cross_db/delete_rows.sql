{#
    SQL that deletes the rows of a table that a condition holds for; what has to go before
    it is done here. In one transaction with what follows where the engine has them.
#}
{% macro delete_rows(relation, condition) -%}
    {{ return(adapter.dispatch('delete_rows', 'lead_scoring')(relation, condition)) }}
{%- endmacro %}

{% macro default__delete_rows(relation, condition) -%}
    delete from {{ relation }} where {{ condition }}
{%- endmacro %}

{# Files of Spark are not changed, unless they are of Delta or Iceberg: the rows that
   stay are written beside them, and then take their place. #}
{% macro spark__delete_rows(relation, condition) -%}
    {%- if not execute -%} {{ return('') }} {%- endif -%}
    {%- set stored = load_relation(relation) -%}
    {%- if stored.is_delta or stored.is_iceberg -%}
        {{ return(lead_scoring.default__delete_rows(relation, condition)) }}
    {%- endif -%}
    {%- do replace_rows(stored, condition) -%}
{%- endmacro %}


{# The table without the rows of a condition, and with those of another relation. #}
{% macro replace_rows(relation, condition, added=none) -%}
    {%- set relation = relation.incorporate(type='table') -%}
    {%- set kept = relation.incorporate(
        path={'identifier': relation.identifier ~ '__kept'}
    ) -%}
    {%- set gone = relation.incorporate(
        path={'identifier': relation.identifier ~ '__gone'}
    ) -%}
    {%- do adapter.drop_relation(kept) -%}
    {%- set columns = adapter.get_columns_in_relation(relation)
        | map(attribute='quoted') | join(', ') -%}
    {%- do run_query(
        'create table ' ~ kept ~ ' as select ' ~ columns ~ ' from ' ~ relation
        ~ ' where (' ~ condition ~ ') is not true'
        ~ (' union all select ' ~ columns ~ ' from ' ~ added if added else '')
    ) -%}
    {%- do adapter.rename_relation(relation, gone) -%}
    {%- do adapter.rename_relation(kept, relation) -%}
    {%- do adapter.drop_relation(gone) -%}
{%- endmacro %}
