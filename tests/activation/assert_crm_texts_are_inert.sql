-- No text can act in a template or a page, breaks a line, is blank, or is longer than a
-- text field of the CRMs takes; addresses are in lower case.
{%- set unwanted = ['{', '}', '<', '>', '\n', '\r', '\t'] %}
with

leads as (

    select * from {{ ref('crm_lead_scores') }}

),

texts as (

    {% for column in [
        'lead_grade', 'lead_temperature', 'lead_rating', 'lead_reason_1',
        'lead_reason_2', 'lead_reason_3', 'lead_next_step', 'lower(email)',
    ] -%}
        select
            contact_id,
            email,
            {{ column }} as text_given
        from leads
        {% if not loop.last -%}
            union all
        {% endif -%}
    {%- endfor %}

)

select * from texts
where
    length(text_given) > 255
    {% for character in unwanted -%}
        or {{ dbt.position("'" ~ character ~ "'", 'text_given') }} > 0
    {% endfor -%}
    or trim(text_given) != text_given
    or text_given = ''
    or email != lower(email)
