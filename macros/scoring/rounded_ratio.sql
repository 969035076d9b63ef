{#
    numerator / denominator, rounded to `decimals` places, half away from zero, exactly:
    division in floating point would lose ties. Whole numbers in, decimal(18, decimals)
    out; null if the denominator is null or 0.
#}
{% macro rounded_ratio(numerator, denominator, decimals) -%}
    {%- set scaled = 'cast(' ~ numerator ~ ' as decimal(28, 0)) * ' ~ 10 ** decimals -%}
    cast(
        cast(sign({{ numerator }}) as integer) * cast({{ integer_divide(
            '(2 * abs(' ~ scaled ~ ') + ' ~ denominator ~ ')',
            'nullif(2 * ' ~ denominator ~ ', 0)'
        ) }} as decimal(18, 0))
        * cast({{ '0.' ~ '0' * (decimals - 1) ~ '1' }} as decimal(5, {{ decimals }}))
    as decimal(18, {{ decimals }}))
{%- endmacro %}


{# The whole part of a division of numbers that are not negative. #}
{% macro integer_divide(dividend, divisor) -%}
    {{ return(adapter.dispatch('integer_divide', 'lead_scoring')(dividend, divisor)) }}
{%- endmacro %}

{# What a division leaves is taken off first: a quotient is rounded to some places. #}
{% macro default__integer_divide(dividend, divisor) -%}
    {%- set dividend = 'cast(' ~ dividend ~ ' as decimal(38, 0))' -%}
    {%- set divisor = 'cast(' ~ divisor ~ ' as decimal(38, 0))' -%}
    (({{ dividend }} - mod({{ dividend }}, {{ divisor }})) / {{ divisor }})
{%- endmacro %}

{% macro duckdb__integer_divide(dividend, divisor) -%}
    (cast({{ dividend }} as hugeint) // cast({{ divisor }} as hugeint))
{%- endmacro %}
