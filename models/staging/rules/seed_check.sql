{% for seed in [
    'scorecards', 'decay_profiles', 'rule_groups', 'demographic_points',
    'behavioural_points', 'inactivity_points', 'purchase_cycle_points',
    'rule_conditions', 'score_bands', 'score_triggers', 'next_steps', 'buying_roles',
    'free_email_domains', 'disposable_email_domains', 'machine_user_agents',
    'job_title_seniority', 'event_type_map', 'countries', 'column_map',
    'predictive_models', 'predictive_points',
] -%}
-- depends_on: {{ ref(seed) }}
{% endfor -%}
{{ config(materialized='view') }}
{{ check_seeds() }}
select true as is_valid
