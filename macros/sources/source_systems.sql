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
        'dropcontact': [],
        'mapped': [
            'contacts', 'companies', 'events', 'identities', 'contact_merges', 'deals',
            'stage_changes', 'score_adjustments',
        ],
    }) }}
{%- endmacro %}


{# Whether the variable `sources` lists a system. #}
{% macro is_listed(system) -%}
    {{ return(system in variable('sources')) }}
{%- endmacro %}


{# The systems that the variable `sources` lists, beside the generic contract. #}
{% macro listed_systems() -%}
    {{ return(variable('sources') | reject('equalto', 'raw') | list) }}
{%- endmacro %}


{# What stands before the ids of a system: nothing, unless there are ids of others. One
   that has no contacts, such as Snowplow, speaks of those of the first that has some. #}
{% macro id_prefix(system) -%}
    {%- if system != 'raw' and 'contacts' not in source_systems()[system] -%}
        {%- set system = first_with_contacts() -%}
    {%- endif -%}
    {{ return(
        system ~ ':' if system != 'raw' and variable('sources') | length > 1 else ''
    ) }}
{%- endmacro %}


{# The first listed source that has contacts; raw if none has. #}
{% macro first_with_contacts() -%}
    {%- for system in variable('sources')
        if system == 'raw' or 'contacts' in source_systems()[system] -%}
        {%- if loop.first -%} {{ return(system) }} {%- endif -%}
    {%- endfor -%}
    {{ return('raw') }}
{%- endmacro %}


{#
    Where the rows of a raw table come from, by the variable `sources`: a list of
    `relation` and the `prefix` of its ids. Where no source has such rows, no rows.
#}
{% macro raw_relations(table) -%}
    {%- set relations = [] -%}
    {%- for system in variable('sources') -%}
        {%- if system == 'raw' -%}
            {%- do relations.append({
                'relation': input_relation(table) if has_inputs() else source('raw', table),
                'prefix': '',
            }) -%}
        {%- elif table in source_systems()[system] -%}
            {%- do relations.append({
                'relation': ref('stg_' ~ system ~ '__' ~ table),
                'prefix': id_prefix(system),
            }) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if is_listed('dropcontact') and table in ['contacts', 'companies'] -%}
        {%- for source in relations -%}
            {%- do source.update({'relation': enriched(table, source.relation)}) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if not relations -%}
        {%- do relations.append({
            'relation': '(select ' ~ contract_columns(table, {})
                ~ ' from (select 1 as one) as one_row where false) as no_rows',
            'prefix': '',
        }) -%}
    {%- endif -%}
    {{ return(relations) }}
{%- endmacro %}
