{# The page of a visit: `webpage_url` is a path, and the name of the page begins with the
   host, unless it is one of Marketo's own. #}
{% macro marketo_page(visit) -%}
    case
        when {{ visit }}.primary_attribute_value like '%_' || {{ visit }}.webpage_url
            then {{ visit }}.primary_attribute_value
        else coalesce({{ visit }}.webpage_url, {{ visit }}.primary_attribute_value)
    end
{%- endmacro %}


{# What a changed status in a program is called: its channel, if that is known, and the
   status. Statuses of Marketo's own channels are in event_type_map.csv. #}
{% macro marketo_status_event(activity, program) -%}
    'status ' || coalesce({{ program }}.channel || ' ', '')
    || coalesce({{ activity }}.new_status, '')
{%- endmacro %}
