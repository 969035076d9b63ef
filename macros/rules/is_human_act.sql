{# Whether a folded event type is an act of the person, not something that they received. #}
{% macro is_human_act(event_type) -%}
    {{ event_type }} not in (
        {{ folded_literals(variable('received_event_types')) }}
    )
{%- endmacro %}
