{#
    Whether a pattern matches the whole text: `*` is any run of characters, all else is
    literal. Both sides as the caller folded them.
#}
{% macro is_like(text, pattern) -%}
    {{ return(adapter.dispatch('is_like', 'lead_scoring')(text, pattern)) }}
{%- endmacro %}

{% macro default__is_like(text, pattern) -%}
    {{ text }} like {{ like_pattern(pattern) }} escape '!'
{%- endmacro %}

{# The rule's pattern in SQL's notation, with `!` as the escape character. #}
{% macro like_pattern(pattern) -%}
    {%- set steps = namespace(text=pattern) -%}
    {%- for special in ['!', '%', '_'] -%}
        {%- set steps.text = "replace(" ~ steps.text ~ ", '" ~ special ~ "', '!"
            ~ special ~ "')" -%}
    {%- endfor -%}
    replace({{ steps.text }}, '*', '%')
{%- endmacro %}
