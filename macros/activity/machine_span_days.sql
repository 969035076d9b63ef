{# Over how many days, whole ones, the windows reach by which machines are known. #}
{% macro machine_span_days() -%}
    {%- set seconds = [
        variable('machine_min_seconds_after_send'), variable('machine_burst_seconds'),
        variable('machine_honeypot_seconds'),
    ] | max -%}
    {{ return((seconds / 86400) | round(0, 'ceil') | int) }}
{%- endmacro %}


{# The contacts and dates of a CTE and the days around them that a machine's act there
   may reach. #}
{% macro with_days_around(contact_days) -%}
    {%- set span = machine_span_days() -%}
    {%- for days in range(-span, span + 1) %}
    select
        contact_id,
        {{ dbt.dateadd('day', days, 'activity_date') if days else 'activity_date' }}
            as activity_date
    from {{ contact_days }}
        {%- if not loop.last %}

    {{ union_distinct() }}
        {% endif -%}
    {%- endfor %}
{%- endmacro %}
