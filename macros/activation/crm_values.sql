{# The columns that say something of a lead's score in a CRM, in the order of the mart;
   how the score moved is told beside them. #}
{% macro crm_values() -%}
    {{ return([
        'lead_score', 'lead_grade', 'lead_temperature', 'lead_rating', 'lead_reason_1',
        'lead_reason_2', 'lead_reason_3', 'lead_next_step',
    ]) }}
{%- endmacro %}
