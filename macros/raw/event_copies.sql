{# The columns of an event that come from its row: neither whose it is, nor its text. #}
{% macro given_event_columns() -%}
    {{ return(
        ['event_id', 'given_contact_id', 'anonymous_id', 'event_type']
        + property_fields() | list + ['user_agent', 'loaded_at', 'occurred_at']
    ) }}
{%- endmacro %}


{# Which id says whose an event is: that of the contact, if it names one. #}
{% macro id_type_of(events) -%}
    case
        when {{ events }}.given_contact_id is not null then 'contact_id'
        else 'anonymous_id'
    end
{%- endmacro %}


{# The copies in a CTE with `copy_rank`, 1 for the one of its event that counts. #}
{% macro rank_event_copies(copies) -%}
    select
        *,
        row_number() over (
            partition by event_id
            order by loaded_at desc nulls last, occurred_at, {{ dbt.hash('row_text') }}
        ) as copy_rank
    from {{ copies }}
{%- endmacro %}
