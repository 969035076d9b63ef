{#
    What a campaign member did, as event_type_map.csv calls it. What its status says goes
    first, as each campaign has statuses of its own; a status that says neither leaves
    whether it counts as a response. English and French words.
#}
{% macro salesforce_member_event(member, campaign) -%}
    {%- set status = 'lower(' ~ member ~ '.status)' -%}
    {%- set kind -%}
        case when lower({{ campaign }}.type) like '%webinar%' then 'webinar' else 'event' end
    {%- endset -%}
    case
        when
            {{ status }} like '%no%show%' or {{ status }} like '%not attend%'
            or {{ status }} like '%cancel%' or {{ status }} like '%absent%'
            or {{ status }} like '%annul%' or {{ status }} like '%declin%'
            then 'absent from ' || {{ kind }}
        when
            {{ status }} like '%attend%' or {{ status }} like '%particip%'
            or {{ status }} like '%walk%in%'
            then 'attended ' || {{ kind }}
        when {{ status }} like '%regist%' or {{ status }} like '%inscri%'
            then 'registered for ' || {{ kind }}
        when {{ read_boolean(member ~ '.has_responded') }}
            then 'responded to ' || coalesce({{ campaign }}.type, 'campaign')
        else 'campaign member'
    end
{%- endmacro %}
