{# Text as rules compare it: no accents, lower case, no blanks at either end. #}
{% macro fold_text(text) -%}
    {{ return(adapter.dispatch('fold_text', 'lead_scoring')(text)) }}
{%- endmacro %}

{% macro default__fold_text(text) -%}
    {{ trim_blanks('lower(' ~ remove_accents(text) ~ ')') }}
{%- endmacro %}

{# DuckDB's translate() builds its map again for each row: plain ASCII, which is most
   text, goes around it. #}
{% macro duckdb__fold_text(text) -%}
    case
        when strlen({{ text }}) = length({{ text }})
            then {{ trim_blanks('lower(' ~ text ~ ')') }}
        else {{ lead_scoring.default__trim_blanks(
            'lower(' ~ remove_accents(text) ~ ')'
        ) }}
    end
{%- endmacro %}

{% macro remove_accents(text) -%}
    {%- set letters = accented_letters() -%}
    translate(
        {{ text }},
        '{{ letters.accented ~ letters.marks }}',
        '{{ letters.plain }}'
    )
{%- endmacro %}
