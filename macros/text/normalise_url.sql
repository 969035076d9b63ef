{#
    A page's address as rules compare it: without scheme, query, fragment and trailing
    slashes, folded; an empty one is null.
#}
{% macro normalise_url(url) -%}
    {%- set without_scheme = remove_url_scheme(fold_text(url)) -%}
    {%- set page = regex_replace(without_scheme, '[?#].*$') -%}
    nullif({{ lead_scoring.default__trim_blanks(regex_replace(page, '/+$')) }}, '')
{%- endmacro %}

{# A folded address without `https://`, `//` and the like in front. #}
{% macro remove_url_scheme(url) -%}
    {{ regex_replace(url, '^([A-Za-z][A-Za-z0-9+.-]*:)?//') }}
{%- endmacro %}
