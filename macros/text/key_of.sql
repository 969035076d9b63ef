{# A key made of several texts: their hash, each with its length before it, so that no
   two rows share one whatever characters their ids have. #}
{% macro key_of(parts) -%}
    {%- set measured = [] -%}
    {%- for part in parts -%}
        {%- do measured.append(
            'cast(length(' ~ part ~ ') as ' ~ dbt.type_string() ~ ") || ':' || " ~ part
        ) -%}
    {%- endfor -%}
    {{ dbt.hash(measured | join(' || ')) }}
{%- endmacro %}
