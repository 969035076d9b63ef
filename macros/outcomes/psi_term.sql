{#
    What one bin adds to the population stability index, double: (current - baseline) x
    ln(current / baseline) of its shares, none taken as less than 0.0001.
#}
{% macro psi_term(baseline, baseline_rows, current, current_rows) -%}
    {%- set shares = [] -%}
    {%- for part, whole in [(baseline, baseline_rows), (current, current_rows)] -%}
        {%- set share = 'cast(' ~ part ~ ' as ' ~ type_double() ~ ') / ' ~ whole -%}
        {%- do shares.append(
            'case when ' ~ share ~ ' < 0.0001 then cast(0.0001 as ' ~ type_double()
            ~ ') else ' ~ share ~ ' end'
        ) -%}
    {%- endfor -%}
    (({{ shares[1] }}) - ({{ shares[0] }})) * ln(({{ shares[1] }}) / ({{ shares[0] }}))
{%- endmacro %}
