{# A SELECT of literal rows: `rows` hold SQL, in the order of `columns`. #}
{% macro literal_rows(columns, rows) -%}
    {{ return(adapter.dispatch('literal_rows', 'lead_scoring')(columns, rows)) }}
{%- endmacro %}

{% macro default__literal_rows(columns, rows) -%}
    {%- for row in rows -%}
        select
        {%- for column in columns %}
            {{ row[loop.index0] }} as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
        {{ 'union all' if not loop.last }}
    {% endfor -%}
{%- endmacro %}

{# Spark takes seconds to plan hundreds of SELECTs. #}
{% macro spark__literal_rows(columns, rows) -%}
    select * from values
    {% for row in rows -%}
        ({{ row | join(', ') }}){{ ',' if not loop.last }}
    {% endfor -%}
    as literal_rows ({{ columns | join(', ') }})
{%- endmacro %}
