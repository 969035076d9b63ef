{#
    The variables of this project, the one list of them: name -> `kind` and `default`.
    dbt_project.yml and docs/reference.md say what each means.
#}
{% macro known_variables() -%}
    {{ return({
        'as_of_date': {'kind': 'date', 'default': none},
        'score_from': {'kind': 'date', 'default': none},
        'score_to': {'kind': 'date', 'default': none},
        'score_every_days': {'kind': 'count', 'default': 1},
        'sources': {'kind': 'systems', 'default': ['raw']},
        'source_schemas': {'kind': 'schemas', 'default': {}},
        'timezone': {'kind': 'timezone', 'default': 'UTC'},
        'load_lookback_days': {'kind': 'whole', 'default': 3},
        'received_event_types': {
            'kind': 'texts',
            'default': ['email_sent', 'email_delivered', 'email_bounce'],
        },
        'event_properties': {'kind': 'columns', 'default': []},
        'contact_attributes': {'kind': 'columns', 'default': []},
        'company_attributes': {'kind': 'columns', 'default': []},
        'null_words': {
            'kind': 'texts',
            'default': [
                '\\N', 'null', 'none', 'nan', 'nat', 'n/a', '#n/a', '-', '0000-00-00',
                '0000-00-00 00:00:00',
            ],
        },
        'match_companies_by_domain': {'kind': 'boolean', 'default': true},
        'own_domains': {'kind': 'domains', 'default': []},
        'machine_min_seconds_after_send': {'kind': 'number', 'default': 2},
        'machine_burst_seconds': {'kind': 'number', 'default': 3},
        'machine_burst_clicks': {'kind': 'whole', 'default': 3},
        'machine_honeypot_url': {'kind': 'text', 'default': none},
        'machine_honeypot_seconds': {'kind': 'number', 'default': 10},
        'trend_points': {'kind': 'number', 'default': 5},
        'outcome_days': {'kind': 'count', 'default': 90},
        'won_deals_convert': {'kind': 'boolean', 'default': true},
        'company_deals_convert': {'kind': 'boolean', 'default': false},
        'learn_every_days': {'kind': 'count', 'default': 7},
        'conversion_stage': {'kind': 'text', 'default': none},
        'missed_conversion_cost': {'kind': 'number', 'default': 10},
        'smallest_sample': {'kind': 'count', 'default': 20},
        'drift_days': {'kind': 'count', 'default': 30},
        'activity_half_life_days': {'kind': 'count', 'default': 14},
        'primary_scorecard': {'kind': 'text', 'default': none},
        'hard_bounce_event_types': {'kind': 'texts', 'default': ['email_bounce']},
        'explain_contact_id': {'kind': 'text', 'default': none},
        'metrics': {'kind': 'boolean', 'default': false},
        'contact_attribute_history': {'kind': 'boolean', 'default': false},
        'max_rejected_share': {'kind': 'share', 'default': 0.05},
        'max_vanished_share': {'kind': 'share', 'default': 0.2},
    }) }}
{%- endmacro %}


{# The value of a variable, its default if it is not set; an empty list for a list that
   is off. Stops with every fault of the variables if this one is malformed. #}
{% macro variable(name) -%}
    {%- set known = known_variables()[name] -%}
    {%- set value = var(name, known.default) -%}
    {%- if variable_faults(name, known.kind, value) -%}
        {%- do raise_variable_faults() -%}
    {%- endif -%}
    {{ return(
        [] if value is none and known.kind in ['texts', 'columns', 'domains']
        else {} if value is none and known.kind == 'schemas'
        else value
    ) }}
{%- endmacro %}
