{#
    What is left of a point that is `age_days` old, decimal(13, 12): computed in double
    precision, then rounded, so that every engine continues with the same number. Columns:
    `method` of the decay profile (null: none), its `days` and `rate`.
#}
{% macro decay_factor(method, days, rate, age_days) -%}
    {%- set exact -%}
    cast(
        case coalesce({{ method }}, 'none')
            when 'none' then 1
            when 'half_life'
                then power(
                    cast(0.5 as {{ type_double() }}),
                    cast({{ age_days }} as {{ type_double() }}) / {{ days }}
                )
            when 'linear'
                then greatest(
                    0,
                    1 - cast({{ rate }} as {{ type_double() }})
                    * {{ age_days }} / {{ days }}
                )
            when 'step'
                then greatest(
                    0,
                    1 - cast({{ rate }} as {{ type_double() }})
                    * floor(
                        cast({{ age_days }} as {{ type_double() }}) / {{ days }}
                    )
                )
            when 'window' then case when {{ age_days }} < {{ days }} then 1 else 0 end
        end
    as {{ type_double() }})
    {%- endset -%}
    {{ adapter.dispatch('round_factor', 'lead_scoring')(exact) }}
{%- endmacro %}

{% macro default__round_factor(factor) -%}
    cast(round({{ factor }}, 12) as {{ type_decimal(13, 12) }})
{%- endmacro %}

{# PostgreSQL rounds no double to places: as a whole number of 13 digits, which is exact
   (Spark would cut the product of a wider one). #}
{% macro postgres__round_factor(factor) -%}
    cast(
        cast(floor({{ factor }} * 1000000000000 + 0.5) as decimal(13, 0))
        * 0.000000000001
    as decimal(13, 12))
{%- endmacro %}
