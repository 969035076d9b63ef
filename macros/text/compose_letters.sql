{#
    Text whose letters and combining marks are one letter wherever Unicode has it: in
    Latin, Greek, Cyrillic and kana. Other scripts stay as they are, as not every engine
    knows them.
#}
{% macro compose_letters(text) -%}
    {{ return(adapter.dispatch('compose_letters', 'lead_scoring')(text)) }}
{%- endmacro %}

{% macro default__compose_letters(text) -%} {{ text }} {%- endmacro %}

{% macro duckdb__compose_letters(text) -%}
    case
        when regexp_matches({{ text }}, '[{{ composing_marks() }}]')
            then array_to_string(
                list_transform(
                    regexp_extract_all(
                        {{ text }},
                        '(?s)[{{ composing_letters() }}][{{ composing_marks() }}]+|.'
                    ),
                    lambda part: case
                        when length(part) > 1 then nfc_normalize(part) else part
                    end
                ),
                ''
            )
        else {{ text }}
    end
{%- endmacro %}


{# Characters of a regular expression: the marks that compose, and what they may follow. #}
{% macro composing_marks() -%} {{ return("\u0300-\u036f\u3099\u309a") }} {%- endmacro %}

{% macro composing_letters() -%}
    {{ return(
        "A-Za-z\u00c0-\u024f\u0292\u0370-\u052f\u1e00-\u1fff\u3040-\u30ff"
    ) }}
{%- endmacro %}
