{# A SELECT of a row per row of a relation and column: `name` of the column, its `cell`,
   and the columns `keep`. #}
{% macro columns_to_rows(relation, keep, columns) -%}
    {{ return(adapter.dispatch('columns_to_rows', 'lead_scoring')(
        relation, keep, columns
    )) }}
{%- endmacro %}

{% macro default__columns_to_rows(relation, keep, columns) -%}
    {%- for column in columns %}
        select
            {{ keep | join(', ') }},
            '{{ column }}' as column_name,
            {{ relation }}.{{ column }} as cell
        from {{ relation }}
        {{ 'union all' if not loop.last }}
    {% endfor -%}
{%- endmacro %}

{# One SELECT, see literal_rows(). #}
{% macro spark__columns_to_rows(relation, keep, columns) -%}
    {%- set pairs = [] -%}
    {%- for column in columns -%}
        {%- do pairs.append("'" ~ column ~ "', " ~ column) -%}
    {%- endfor -%}
        select
            {{ keep | join(', ') }},
            stack({{ columns | length }}, {{ pairs | join(', ') }})
                as (column_name, cell)
        from {{ relation }}
{%- endmacro %}
