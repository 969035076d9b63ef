{#
    Whether a folded text is one e-mail address: a local part, one `@`, and a domain of
    two or more labels of letters, digits and hyphens, the last not all digits. Letters
    beyond a to z are taken as they come, as domains may have them.
#}
{% macro is_email_address(text) -%}
    {%- set more = "\u00aa-\uffdc" -%}
    {%- set sign = '[-0-9a-z' ~ more ~ ']' -%}
    {{ is_full_match(
        text,
        '[^@\\s,;<>]+@(' ~ sign ~ '+[.])+' ~ sign ~ '*[-a-z' ~ more ~ ']' ~ sign ~ '*'
    ) }}
{%- endmacro %}
