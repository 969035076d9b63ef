{# Whether a folded event type is an act of the person, not something that they received.
   What mail programs report of a mail, under whatever name, is not. #}
{% macro is_human_act(event_type) -%}
    {{ event_type }} not in (
        {{ folded_literals(variable('received_event_types')) }}
    )
    and (
        substr({{ event_type }}, 1, 6) != 'email_'
        or {{ event_type }} in (
            'email_open', 'email_click', 'email_unsubscribe', 'email_spam_report',
            'email_reply', 'email_forward'
        )
    )
{%- endmacro %}
