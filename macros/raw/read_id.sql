{# An id, told apart by its prefix, SQL, from the same id of another source. #}
{% macro read_id(column, prefix='') -%}
    {{ prefix ~ ' || ' if prefix }}{{ adapter.dispatch(
        'id_text', 'lead_scoring'
    )(column) }}
{%- endmacro %}

{% macro default__id_text(column) -%} {{ read_text(column) }} {%- endmacro %}

{# A whole number that a file or a loader has as a float is that whole number. #}
{% macro duckdb__id_text(column) -%}
    {%- set number = 'try_cast(' ~ column ~ ' as double)' -%}
    case
        when
            typeof({{ column }}) in ('DOUBLE', 'FLOAT')
            and {{ number }} = trunc({{ number }})
            and abs({{ number }}) < 1e18
            then cast(cast({{ number }} as bigint) as text)
        else {{ read_text(column) }}
    end
{%- endmacro %}


{# The columns that a variable adds to a raw table, each followed by a comma. #}
{% macro read_added_columns(table) -%}
    {%- for column in raw_contract()[table].added -%}
        {{ read_id(column) if added_column_type(column) == 'id' else read_text(column) }}
            as {{ column }}, {# -#}
    {% endfor -%}
{%- endmacro %}
