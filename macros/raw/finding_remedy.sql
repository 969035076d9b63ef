{# SQL of what to do about a finding of input_coverage; null where there is nothing. #}
{% macro finding_remedy(finding, value) -%}
    {%- set columns = [] -%}
    {%- for table in raw_contract() -%}
        {%- for column in raw_columns(table) if column not in columns -%}
            {%- do columns.append(column) -%}
        {%- endfor -%}
    {%- endfor -%}
    case
        {%- for column in columns %}
        when {{ finding }} in ('bad_row', 'bad_value') and {{ value }} = '{{ column }}'
            then {{ quote(input_remedy('bad_row', column)) }}
        {%- endfor %}
        {%- for rule, remedy in event_type_remedies().items() %}
        when {{ finding }} = 'rule_never_met' and {{ value }} = {{ quote(rule) }}
            then {{ quote(remedy) }}
        {%- endfor %}
        {%- for name, remedy in input_remedies().items() %}
        when {{ finding }} = '{{ name }}' then {{ quote(remedy) }}
        {%- endfor %}
    end
{%- endmacro %}


{#
    Rules on a type that is neither standard, nor mapped, nor in the data: rule_id -> what
    to do. For the model input_coverage alone, while it is built.
#}
{% macro event_type_remedies() -%}
    {%- set remedies = {} -%}
    {%- if execute and flags.WHICH in ['build', 'run']
        and model.name == 'input_coverage' -%}
        {%- set known = standard_event_types() -%}
        {%- for query in [
            'select distinct ' ~ fold_text('event_type') ~ ' from ' ~ ref('event_type_map')
            ~ ' where event_type is not null',
            'select distinct event_type from ' ~ ref('int_event_profiles'),
        ] -%}
            {%- for row in run_query(query).rows -%} {%- do known.append(row[0]) -%}
            {%- endfor -%}
        {%- endfor -%}
        {%- for row in run_query(
            'select rule_id, event_type from ' ~ ref('int_rule_event_types')
            ~ " where role != 'human_act' and event_type != '*' order by 1, 2"
        ).rows if row[1] not in known -%}
            {%- set nearest = nearest_name(row[1], known) -%}
            {%- do remedies.update({row[0]:
                'No event has the type ' ~ row[1] ~ '.'
                ~ (' Did you mean ' ~ nearest ~ '?' if nearest else '')
            }) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(remedies) }}
{%- endmacro %}


{# The event types of the contract. #}
{% macro standard_event_types() -%}
    {{ return((
        'page_view email_sent email_delivered email_open email_click email_bounce '
        ~ 'email_unsubscribe email_spam_report form_start form_submit asset_download '
        ~ 'cta_click webinar_register webinar_attend event_attend newsletter_subscribe '
        ~ 'demo_request quote_request trial_start chat_message social_click '
        ~ 'social_follow social_comment site_search purchase'
    ).split()) }}
{%- endmacro %}
