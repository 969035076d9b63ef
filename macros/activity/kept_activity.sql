{#
    The models that a run goes on with where the last one ended: they keep what happened,
    which a later run does not read again.
#}
{% macro kept_models() -%}
    {{ return([
        'int_activity_settings', 'int_seen_event_days', 'int_seen_people',
        'int_seen_matchers', 'int_event_changes', 'int_events', 'int_machine_events',
        'int_contact_activity',
    ]) }}
{%- endmacro %}


{#
    The relation that the last run left of a model, none if there is none. For a model
    that comes before it: this run has not touched it yet. (A ref would be a cycle.)
#}
{% macro left_by_last_run(model_name) -%}
    {%- if execute -%}
        {%- set node = graph.nodes['model.lead_scoring.' ~ model_name] -%}
        {{ return(adapter.get_relation(node.database, node.schema, node.alias)) }}
    {%- endif -%}
{%- endmacro %}


{# Whether this run goes on with the activity of an earlier one; else it reads all. #}
{% macro goes_on_with_activity() -%}
    {{ return(left_by_last_run('int_contact_activity') is not none) }}
{%- endmacro %}


{#
    One hash over all but the raw data that the kept models depend on as a whole: a run
    with another one reads everything anew. Conditions of rules are not in it, see
    int_rule_matchers, and received_event_types is one of them.
#}
{% macro activity_settings_hash() -%}
    {%- if not execute -%} {{ return('') }} {%- endif -%}
    {#- the number is raised when a macro comes to read or match events otherwise -#}
    {%- set settings = {'logic': 1} -%}
    {%- for name in [
        'sources', 'timezone', 'event_properties', 'machine_min_seconds_after_send',
        'machine_burst_seconds', 'machine_burst_clicks', 'machine_honeypot_url',
        'machine_honeypot_seconds',
    ] -%}
        {%- do settings.update({name: variable(name)}) -%}
    {%- endfor -%}
    {%- for id, node in graph.nodes.items() -%}
        {%- if node.name == 'machine_user_agents'
            or node.package_name == 'lead_scoring' and 'activity' in node.fqn
            and node.resource_type == 'model' -%}
            {%- do settings.update({id: node.checksum.checksum}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(local_md5(tojson(settings, sort_keys=true))) }}
{%- endmacro %}


{#
    Before a run that makes kept models: drops all of them if one is missing, if they
    were made with other settings, or on request (--full-refresh), so that they are made
    anew together.
#}
{% macro drop_outdated_activity() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set kept = {} -%}
        {%- set selected = [] -%}
        {%- for name in kept_models() -%}
            {%- do kept.update({name: left_by_last_run(name)}) -%}
            {%- if 'model.lead_scoring.' ~ name in selected_resources -%}
                {%- do selected.append(name) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- if selected and (
            flags.FULL_REFRESH
            or none in kept.values()
            or run_query(
                'select settings_hash from ' ~ kept.int_activity_settings
            ).columns[0].values() != (activity_settings_hash(),)
        ) -%}
            {%- for relation in kept.values() if relation is not none -%}
                {%- do adapter.drop_relation(relation) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{#
    SQL that empties a model of changes when every model that applies them has done so in
    this run, else nothing: after a run that failed, was killed or made only some of the
    models the next one applies them again, which changes nothing where it was done.
    Nothing of a deleted contact stays in them either.
#}
{% macro forget_applied_changes(model_name) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set done = results | selectattr('status', 'equalto', 'success')
            | map(attribute='node.unique_id') | list -%}
        {%- set left = [] -%}
        {%- for id, node in graph.nodes.items()
            if node.resource_type == 'model' and node.package_name == 'lead_scoring'
            and 'activity' in node.fqn and id not in done -%}
            {%- do left.append(id) -%}
        {%- endfor -%}
        {%- if not left -%}
            {{ delete_rows(left_by_last_run(model_name), 'true') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
