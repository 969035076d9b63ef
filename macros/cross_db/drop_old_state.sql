{#
    Before a run on a database of version 0.1: drops what it kept between runs, so that
    events are read again, and remembers which dates were scored. History, and what the CRM has seen, stay.
#}
{% macro drop_old_state() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set schema = generate_schema_name('intermediate', none) | trim -%}
        {%- set old = [
            'int_activity_settings', 'int_seen_event_days', 'int_seen_people',
            'int_seen_matchers', 'int_event_changes', 'int_changed_contact_days',
            'int_raw_event_days', 'int_event_ids_to_rank', 'int_event_copies',
            'int_event_copies_to_rank', 'int_events_to_match', 'int_property_values',
            'int_property_classes', 'int_property_conditions_met', 'int_events',
            'int_machine_events', 'int_contact_activity',
        ] -%}
        {%- if adapter.get_relation(target.database, schema, old[0]) -%}
            {%- do log(
                'This database was made by version 0.1: all events are read again.',
                info=true
            ) -%}
            {%- set history = adapter.get_relation(
                target.database, generate_schema_name(none, none) | trim,
                'lead_score_history'
            ) -%}
            {%- if history -%}
                {%- set scored = history.incorporate(
                    path={'schema': schema, 'identifier': 'int_scored_dates'}
                ) -%}
                {%- do run_query(
                    'create table ' ~ scored ~ ' as select distinct as_of_date from '
                    ~ history
                ) -%}
                {%- do adapter.cache_added(scored) -%}
            {%- endif -%}
            {%- for name in old -%}
                {%- set relation = adapter.get_relation(target.database, schema, name) -%}
                {%- if relation -%} {%- do adapter.drop_relation(relation) -%} {%- endif -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
