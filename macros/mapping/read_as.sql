{#
    SQL of a cell, a column of text, read in the way of one step of `read_as`, as text that
    the contract reads. What does not fit stays as it is, so that it is told as unreadable.
#}
{% macro read_as(step, cell) -%}
    {%- set word, _, words = step.partition(' ') -%}
    {%- if '%' in step -%}
        {{ return(time_by_format(step, cell)) }}
    {%- elif word == 'epoch_s' -%}
        {{ return(time_of_number(cell, '1000', '0')) }}
    {%- elif word == 'epoch_ms' -%}
        {{ return(time_of_number(cell, '1', '0')) }}
    {%- elif word == 'excel_date' -%}
        {{ return(time_of_number(cell, '86400000', '25569')) }}
    {%- elif word == 'decimal_comma' -%}
        {{ return(number_with_signs(cell, '.', ',')) }}
    {%- elif word == 'thousands_comma' -%}
        {{ return(number_with_signs(cell, ',', '.')) }}
    {%- elif word == 'currency' -%}
        {{ return(number_without_unit(cell)) }}
    {%- elif word == 'yes_no' -%}
        {%- set yes, _, no = words.partition('/') -%}
        {{ return(
            'case when ' ~ fold_text(cell) ~ ' in (' ~ folded_literals(yes.split(','))
            ~ ") then 'true' when " ~ fold_text(cell) ~ ' in ('
            ~ folded_literals(no.split(',')) ~ ") then 'false' else " ~ cell ~ ' end'
        ) }}
    {%- elif word == 'lower' -%}
        {{ return('lower(' ~ cell ~ ')') }}
    {%- elif word == 'hash' -%}
        {{ return(
            'case when ' ~ cell ~ ' is not null then ' ~ dbt.hash(fold_text(cell)) ~ ' end'
        ) }}
    {%- endif -%}
{%- endmacro %}


{# What is wrong with a step, or none. #}
{% macro read_as_fault(step) -%}
    {%- set word, _, words = step.partition(' ') -%}
    {%- if '%' in step -%}
        {%- set unknown = modules.re.findall('%[^YymdHMSbBIpzf]', step) -%}
        {{ return(
            unknown[0] ~ ' is unknown. Known are %Y %y %m %d %b %B %H %I %M %S %f %p %z'
                if unknown
            else 'needs a year, a month and a day, such as %d/%m/%Y'
                if not modules.re.search('%[Yy]', step)
                or not modules.re.search('%[mbB]', step) or '%d' not in step
            else none
        ) }}
    {%- endif -%}
    {{ return(
        'needs words, such as yes_no subscribed / unsubscribed'
            if word == 'yes_no' and ('/' not in words or words.strip().startswith('/'))
        else none if word in read_as_words()
        else 'is unknown. Write a date format such as %d/%m/%Y, or one of '
            ~ read_as_words() | join(', ')
    ) }}
{%- endmacro %}

{% macro read_as_words() -%}
    {{ return([
        'epoch_s', 'epoch_ms', 'excel_date', 'decimal_comma', 'thousands_comma',
        'currency', 'yes_no', 'lower', 'hash',
    ]) }}
{%- endmacro %}


{# A number of units since `zero` days or seconds as a time; `factor`: milliseconds. #}
{% macro time_of_number(cell, factor, zero) -%}
    {%- set milliseconds = 'cast(round((cast(' ~ cell ~ ' as ' ~ type_decimal(28, 10)
        ~ ') - ' ~ zero ~ ') * ' ~ factor ~ ') as bigint)' -%}
    {{ return(
        'case when ' ~ is_full_match(cell, '[0-9]{1,13}([.][0-9]{1,10})?')
        ~ ' then cast(' ~ adapter.dispatch('milliseconds_after_1970', 'lead_scoring')(
            milliseconds
        ) ~ ' as ' ~ dbt.type_string() ~ ') else ' ~ cell ~ ' end'
    ) }}
{%- endmacro %}


{# A number whose groups of three are marked by one sign, its decimals by the other. #}
{% macro number_with_signs(cell, groups, decimals) -%}
    {%- set pattern = '[+-]?([0-9]+|[0-9]{1,3}([' ~ groups
        ~ ' \u00a0\u202f][0-9]{3})+)([' ~ decimals ~ '][0-9]+)?' -%}
    {%- set digits = "translate(" ~ cell ~ ", '" ~ groups ~ " \u00a0\u202f', '')" -%}
    {{ return(
        'case when ' ~ is_full_match(cell, pattern) ~ ' then replace(' ~ digits ~ ", '"
        ~ decimals ~ "', '.') else " ~ cell ~ ' end'
    ) }}
{%- endmacro %}


{# An amount without its currency: what stands before its first and after its last
   digit goes, but for a minus. #}
{% macro number_without_unit(cell) -%}
    {%- set pattern = '^[^0-9-]*(-?)[^0-9-]*([0-9](.*[0-9])?)[^0-9]*$' -%}
    {{ return(
        'case when ' ~ is_full_match(cell, pattern[1:-1]) ~ ' then '
        ~ regex_part(cell, pattern, 1) ~ ' || ' ~ regex_part(cell, pattern, 2) ~ ' else '
        ~ cell ~ ' end'
    ) }}
{%- endmacro %}


{# The part of a text that a group of a constant pattern matches; blank if it is. #}
{% macro regex_part(text, pattern, group) -%}
    {{ return(adapter.dispatch('regex_part', 'lead_scoring')(text, pattern, group)) }}
{%- endmacro %}

{% macro default__regex_part(text, pattern, group) -%}
    regexp_extract({{ text }}, '{{ pattern }}', {{ group }})
{%- endmacro %}

{% macro postgres__regex_part(text, pattern, group) -%}
    coalesce((regexp_match({{ text }}, '{{ pattern }}'))[{{ group }}], '')
{%- endmacro %}
