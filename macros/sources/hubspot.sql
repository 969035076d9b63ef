{#
    What HubSpot's properties are in the raw contract, however a connector names them:
    `prefix` is what it puts before them. The other arguments are the SQL of cells that
    connectors deliver each in their own way.
#}
{% macro hubspot_contact_cells(contact, prefix, created_at, deleted_at) -%}
    {%- set p = contact ~ '.' ~ prefix -%}
    {{ return({
        'contact_id': contact ~ '.id',
        'email': p ~ 'email',
        'first_name': p ~ 'firstname',
        'last_name': p ~ 'lastname',
        'job_title': p ~ 'jobtitle',
        'seniority': p ~ 'seniority',
        'department': p ~ 'job_function',
        'phone': 'coalesce(' ~ p ~ 'phone, ' ~ p ~ 'mobilephone)',
        'city': p ~ 'city',
        'country': p ~ 'country',
        'language': p ~ 'hs_language',
        'company_id': p ~ 'associatedcompanyid',
        'lead_source': p ~ 'hs_analytics_source',
        'lifecycle_stage': p ~ 'lifecyclestage',
        'email_opt_out': p ~ 'hs_email_optout',
        'created_at': created_at,
        'updated_at': p ~ 'lastmodifieddate',
        'deleted_at': deleted_at,
    }) }}
{%- endmacro %}


{% macro hubspot_company_cells(company, prefix) -%}
    {%- set p = company ~ '.' ~ prefix -%}
    {{ return({
        'company_id': company ~ '.id',
        'name': p ~ 'name',
        'domain': p ~ 'domain',
        'industry': p ~ 'industry',
        'employee_count': p ~ 'numberofemployees',
        'annual_revenue': p ~ 'annualrevenue',
        'city': p ~ 'city',
        'country': p ~ 'country',
    }) }}
{%- endmacro %}


{#
    HubSpot's close date of an open deal is a hope, not a date. Whether a deal is won and
    closed its own properties say, else its stage: `stage_is_won`, `stage_is_closed`, and
    the names that HubSpot's own pipeline has.
#}
{% macro hubspot_deal_cells(
    deal, prefix, deal_id, contact_id, company_id, stage,
    stage_is_won='null', stage_is_closed='null'
) -%}
    {%- set p = deal ~ '.' ~ prefix -%}
    {%- set is_won =
        'coalesce(' ~ read_boolean(p ~ 'hs_is_closed_won') ~ ', '
        ~ read_boolean(stage_is_won) ~ ', case lower(' ~ stage ~ ')'
        ~ " when 'closedwon' then true when 'closedlost' then false end)" -%}
    {%- set is_closed =
        'coalesce(' ~ read_boolean(p ~ 'hs_is_closed') ~ ', '
        ~ read_boolean(stage_is_closed) ~ ', lower(' ~ stage
        ~ ") in ('closedwon', 'closedlost'))" -%}
    {{ return({
        'deal_id': deal_id,
        'contact_id': contact_id,
        'company_id': company_id,
        'stage': stage,
        'amount': p ~ 'amount',
        'created_at': p ~ 'createdate',
        'closed_at': 'case when ' ~ is_won ~ ' or ' ~ is_closed ~ ' then ' ~ p
            ~ 'closedate end',
        'is_won': is_won,
    }) }}
{%- endmacro %}
