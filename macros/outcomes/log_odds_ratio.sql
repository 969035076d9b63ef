{#
    How much likelier leads with something convert than those without, as the logarithm
    of the odds ratio, double. Half a lead is added to each of the four counts (Haldane,
    Anscombe), so that none is zero.
#}
{% macro log_odds_ratio(conversions_with, leads_with, conversions_without,
        leads_without) -%}
    ln(
        ({{ conversions_with }} + {{ half() }})
        * ({{ leads_without }} - {{ conversions_without }} + {{ half() }})
        / ({{ leads_with }} - {{ conversions_with }} + {{ half() }})
        / ({{ conversions_without }} + {{ half() }})
    )
{%- endmacro %}


{# Its standard error, double. #}
{% macro log_odds_error(conversions_with, leads_with, conversions_without,
        leads_without) -%}
    sqrt(
        1 / ({{ conversions_with }} + {{ half() }})
        + 1 / ({{ leads_with }} - {{ conversions_with }} + {{ half() }})
        + 1 / ({{ conversions_without }} + {{ half() }})
        + 1 / ({{ leads_without }} - {{ conversions_without }} + {{ half() }})
    )
{%- endmacro %}


{#
    Weight of evidence: the logarithm of (share of all conversions that are `with`) over
    (share of all others that are), double, smoothed likewise.
#}
{% macro weight_of_evidence(conversions_with, leads_with, conversions, leads) -%}
    ln(
        (({{ conversions_with }} + {{ half() }}) / ({{ conversions }} + 1))
        / (
            ({{ leads_with }} - {{ conversions_with }} + {{ half() }})
            / ({{ leads }} - {{ conversions }} + 1)
        )
    )
{%- endmacro %}


{% macro half() -%} cast(0.5 as {{ type_double() }}) {%- endmacro %}
