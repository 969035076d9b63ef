{# Text as rules compare it: no accents, lower case, no blanks at either end. What is only
   compared with words of ASCII need not be composed, which takes long SQL. #}
{% macro fold_text(text, with_ascii=false) -%}
    {{ return(adapter.dispatch('fold_text', 'lead_scoring')(text, with_ascii)) }}
{%- endmacro %}

{% macro default__fold_text(text, with_ascii) -%}
    {{ trim_blanks('lower(' ~ remove_accents(text, with_ascii) ~ ')') }}
{%- endmacro %}

{# DuckDB's translate() builds its map again for each row: plain ASCII, which is most
   text, goes around it. #}
{% macro duckdb__fold_text(text, with_ascii) -%}
    case
        when strlen({{ text }}) = length({{ text }})
            then {{ trim_blanks('lower(' ~ text ~ ')') }}
        else {{ lead_scoring.default__trim_blanks(
            'lower(' ~ remove_accents(text, with_ascii) ~ ')'
        ) }}
    end
{%- endmacro %}

{# Letters as Unicode decomposes them, without marks; one sign for what looks alike. #}
{% macro remove_accents(text, with_ascii=false) -%}
    {%- set letters = accented_letters() -%}
    {%- set alike = {
        'signs': "\u2019\u2010\u2011\u00a0\u202f\u1f71\u1f73\u1f75\u1f77\u1f79\u1f7b"
            ~ "\u1f7d\u1fbb\u1fc9\u1fcb\u1fd3\u1fdb\u1fe3\u1feb\u1ff9\u1ffb\u2126",
        'plain': "'--  άέήίόύώΆΈΉΐΊΰΎΌΏΩ",
    } -%}
    translate(
        {{ text if with_ascii else compose_letters(text) }},
        {{ quote(alike.signs ~ letters.accented ~ letters.marks) }},
        {{ quote(alike.plain ~ letters.plain) }}
    )
{%- endmacro %}
