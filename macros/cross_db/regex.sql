{# Text without the first match of a constant pattern; the dot also takes line ends. #}
{% macro regex_replace(text, pattern) -%}
    {{ return(adapter.dispatch('regex_replace', 'lead_scoring')(text, pattern)) }}
{%- endmacro %}

{% macro default__regex_replace(text, pattern) -%}
    regexp_replace({{ text }}, '{{ pattern }}', '')
{%- endmacro %}

{# RE2's dot stops at a line end unless told. #}
{% macro duckdb__regex_replace(text, pattern) -%}
    regexp_replace({{ text }}, '{{ pattern }}', '', 's')
{%- endmacro %}


{# Whether a constant pattern matches the whole text. #}
{% macro is_full_match(text, pattern) -%}
    {{ return(adapter.dispatch('is_full_match', 'lead_scoring')(text, pattern)) }}
{%- endmacro %}

{% macro duckdb__is_full_match(text, pattern) -%}
    regexp_full_match({{ text }}, '{{ pattern }}')
{%- endmacro %}


{# Whether a rule's pattern, a column, is found anywhere in the text, ignoring case. #}
{% macro is_regex_found(text, pattern) -%}
    {{ return(adapter.dispatch('is_regex_found', 'lead_scoring')(text, pattern)) }}
{%- endmacro %}

{% macro duckdb__is_regex_found(text, pattern) -%}
    regexp_matches({{ text }}, {{ pattern }}, 'i')
{%- endmacro %}
