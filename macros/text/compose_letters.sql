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

{# All of the text, but where it has letters of Korean, which others leave alone. #}
{% macro postgres__compose_letters(text) -%}
    case
        when
            {{ text }} ~ '[{{ composing_marks() }}]'
            and {{ text }} !~ '[{{ "\u1100-\u11ff" }}]'
            then normalize({{ text }}, nfc)
        else {{ text }}
    end
{%- endmacro %}

{# Spark has no word for it: sign by sign, a mark and the letter before it are looked up.
   A mark of Latin that composes with nothing is dropped, as folding would do it. #}
{% macro spark__compose_letters(text) -%}
    {%- set marks = composing_marks() -%}
    {%- set triples = quote(composed_letters()) -%}
    case
        when {{ text }} rlike '[{{ marks }}]'
            then aggregate(
                regexp_extract_all({{ text }}, '(?s).', 0),
                '',
                (done, sign) -> case
                    when not sign rlike '[{{ marks }}]' then concat(done, sign)
                    when
                        done != ''
                        and instr({{ triples }}, concat(right(done, 1), sign)) > 0
                        then concat(
                            left(done, length(done) - 1),
                            substr(
                                {{ triples }},
                                instr({{ triples }}, concat(right(done, 1), sign)) + 2,
                                1
                            )
                        )
                    when sign > '{{ "\u2fff" }}' then concat(done, sign)
                    else done
                end
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
