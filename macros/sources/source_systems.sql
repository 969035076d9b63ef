{#
    The systems that can be scored and the raw tables that each fills, one model
    stg_<system>__<table> in models/staging/<system> for each. `raw` is the generic
    contract, which fills all. Dropcontact fills none: it adds to those of others. `mapped`
    is what column_map.csv makes of files and tables of any shape.
#}
{% macro source_systems() -%}
    {{ return({
        'mautic': [
            'contacts', 'companies', 'events', 'contact_merges', 'stage_changes',
            'score_adjustments',
        ],
        'hubspot_fivetran': [
            'contacts', 'companies', 'events', 'contact_merges', 'deals',
            'stage_changes',
        ],
        'hubspot_airbyte': [
            'contacts', 'companies', 'events', 'contact_merges', 'deals',
            'stage_changes',
        ],
        'salesforce_fivetran': [
            'contacts', 'companies', 'events', 'contact_merges', 'deals',
        ],
        'pardot_fivetran': [
            'contacts', 'companies', 'events', 'identities', 'deals',
        ],
        'marketo_fivetran': [
            'contacts', 'companies', 'events', 'contact_merges', 'stage_changes',
        ],
        'mailchimp_fivetran': ['contacts', 'events'],
        'segment': ['contacts', 'companies', 'events', 'identities'],
        'rudderstack': ['contacts', 'companies', 'events', 'identities'],
        'snowplow': ['events', 'identities'],
        'ga4': ['events', 'identities'],
        'posthog': ['contacts', 'events', 'identities'],
        'pipedrive': ['contacts', 'companies', 'events', 'deals'],
        'intercom': ['contacts', 'companies', 'events'],
        'salesforce_airbyte': [
            'contacts', 'companies', 'events', 'contact_merges', 'deals',
        ],
        'calendly': ['contacts', 'events', 'identities'],
        'brevo': ['contacts', 'companies', 'events', 'deals'],
        'dropcontact': [],
        'mapped': [
            'contacts', 'companies', 'events', 'identities', 'contact_merges', 'deals',
            'stage_changes', 'score_adjustments',
        ],
    }) }}
{%- endmacro %}
