{# Number of the span of `seconds` (at least one) since 1970 that a timestamp falls in. #}
{% macro time_bucket(timestamp, seconds) -%}
    {{ return(adapter.dispatch('time_bucket', 'lead_scoring')(
        timestamp, [(seconds * 1000000) | round | int, 1000000] | max
    )) }}
{%- endmacro %}

{% macro duckdb__time_bucket(timestamp, microseconds) -%}
    epoch_us({{ timestamp }}) // {{ microseconds }}
{%- endmacro %}


{# A timestamp so many seconds later, exact to the microsecond; negative is earlier. #}
{% macro add_seconds(timestamp, seconds) -%}
    {{ return(adapter.dispatch('add_seconds', 'lead_scoring')(
        timestamp, (seconds * 1000000) | round | int
    )) }}
{%- endmacro %}

{% macro duckdb__add_seconds(timestamp, microseconds) -%}
    {{ timestamp }} + to_microseconds({{ microseconds }})
{%- endmacro %}


{# The whole number at or below a quotient, of a whole number by one above 0. #}
{% macro floor_divide(dividend, divisor) -%}
    {{ return(adapter.dispatch('floor_divide', 'lead_scoring')(dividend, divisor)) }}
{%- endmacro %}

{% macro default__floor_divide(dividend, divisor) -%}
    cast(
        ({{ dividend }} - mod(mod({{ dividend }}, {{ divisor }}) + {{ divisor }}, {{ divisor }}))
        / {{ divisor }}
    as bigint)
{%- endmacro %}
