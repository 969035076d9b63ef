{#
    An end of the 95 % interval (Wilson 1927) of a rate of `successes` in `trials`,
    decimal(18, 6): `side` is `lower` or `upper`. Null if there is no trial.
#}
{% macro wilson_bound(successes, trials, side) -%}
    {%- set z = 1.959963984540054 -%}
    {%- set n = 'nullif(cast(' ~ trials ~ ' as ' ~ type_double() ~ '), 0)' -%}
    {%- set p = '(' ~ successes ~ ' / ' ~ n ~ ')' -%}
    {{ as_rate(
        '(' ~ p ~ ' + ' ~ z * z / 2 ~ ' / ' ~ n
        ~ (' - ' if side == 'lower' else ' + ') ~ z
        ~ ' * sqrt((' ~ p ~ ' * (1 - ' ~ p ~ ') + ' ~ z * z / 4 ~ ' / ' ~ n ~ ') / '
        ~ n ~ ')) / (1 + ' ~ z * z ~ ' / ' ~ n ~ ')'
    ) }}
{%- endmacro %}


{# A number in double precision as it is shown: decimal(18, 6), of twelve digits before
   the point at most. #}
{% macro as_rate(number) -%}
    cast({{ limit_points(
        '(' ~ number ~ ')', -999999999999, 999999999999
    ) }} as decimal(18, 6))
{%- endmacro %}


{# numerator / denominator as decimal(18, 6); null if the denominator is 0. #}
{% macro rate_of(numerator, denominator) -%}
    {{ as_rate(
        'cast(' ~ numerator ~ ' as ' ~ type_double() ~ ') / nullif('
        ~ denominator ~ ', 0)'
    ) }}
{%- endmacro %}
