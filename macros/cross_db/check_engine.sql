{# Stops the run where the database would fold or order text otherwise than others. #}
{% macro check_engine() -%}
    {%- if execute and flags.WHICH in ['build', 'run', 'test'] -%}
        {%- set fault = adapter.dispatch('engine_fault', 'lead_scoring')() -%}
        {%- if fault -%} {%- do exceptions.raise_compiler_error(fault) -%} {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{% macro default__engine_fault() -%} {{ return(none) }} {%- endmacro %}

{# PostgreSQL orders and lowers text as the locale of the database says. #}
{% macro postgres__engine_fault() -%}
    {%- set is_sound = run_query(
        "select current_setting('server_encoding') = 'UTF8' and 'B' < 'a'"
        ~ " and lower('ÉΩ') = 'éω'"
    ).columns[0].values()[0] -%}
    {%- if not is_sound -%}
        {{ return(
            'The database ' ~ target.database ~ ' orders text by the habits of a'
            ~ ' language: scores would differ from those of other engines. Make one with'
            ~ " create database <name> template template0 encoding 'UTF8'"
            ~ " locale_provider builtin builtin_locale 'C.UTF-8' (PostgreSQL 17 or"
            ~ ' later).'
        ) }}
    {%- endif -%}
{%- endmacro %}
