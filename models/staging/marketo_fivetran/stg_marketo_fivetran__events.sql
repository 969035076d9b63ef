{{ config(enabled=is_listed('marketo_fivetran')) }}
with

{%- set mails = [
    'activity_send_email', 'activity_email_delivered', 'activity_open_email',
    'activity_click_email', 'activity_email_bounced', 'activity_email_bounced_soft',
    'activity_unsubscribe_email',
] %}
{%- set lead_forms = [
    'activity_fill_out_linkedin_lead_gen_form', 'activity_fill_out_facebook_lead_ads_form',
] %}
{{ import_tables('marketo_fivetran', mails + lead_forms + [
    'activity_visit_webpage', 'activity_fill_out_form',
    'activity_change_status_in_progression', 'program',
]) }},

-- the asset of a mail is the mail; `campaign_id` is of the flow that sent it
acts as (

    {% for mail in mails -%}
        select
            {{ contract_columns('events', {
                'event_id': mail ~ '.id',
                'contact_id': mail ~ '.lead_id',
                'event_type': (
                    "'" ~ mail.removeprefix('activity_') ~ "'"
                    ~ (
                        " || coalesce(' ' || " ~ mail ~ ".category, '')"
                        if mail == 'activity_email_bounced' else ''
                    )
                ),
                'occurred_at': mail ~ '.activity_date',
                'page_url': mail ~ '.link' if 'click' in mail else 'null',
                'asset': mail ~ '.primary_attribute_value',
                'campaign': (
                    'coalesce(' ~ mail ~ '.primary_attribute_value_id, '
                    ~ mail ~ '.primary_attribute_value, ' ~ mail ~ '.campaign_id)'
                ),
                'channel': "'email'",
                'user_agent': machine_user_agent(
                    mail ~ '.user_agent', read_boolean(mail ~ '.is_bot_activity')
                ),
            }) }}
        from {{ mail }}

        union all

    {% endfor -%}
    select
        {{ contract_columns('events', {
            'event_id': 'activity_visit_webpage.id',
            'contact_id': 'activity_visit_webpage.lead_id',
            'event_type': "'visit_webpage'",
            'occurred_at': 'activity_visit_webpage.activity_date',
            'page_url': marketo_page('activity_visit_webpage'),
            'user_agent': 'activity_visit_webpage.user_agent',
        }) }}
    from activity_visit_webpage

    union all

    select
        {{ contract_columns('events', {
            'event_id': 'activity_fill_out_form.id',
            'contact_id': 'activity_fill_out_form.lead_id',
            'event_type': "'fill_out_form'",
            'occurred_at': 'activity_fill_out_form.activity_date',
            'page_url': 'activity_fill_out_form.referrer_url',
            'form': (
                'coalesce(activity_fill_out_form.primary_attribute_value,'
                ~ ' activity_fill_out_form.webform_id)'
            ),
        }) }}
    from activity_fill_out_form

    {% for table in lead_forms -%}
        union all

        select
            {{ contract_columns('events', {
                'event_id': table ~ '.id',
                'contact_id': table ~ '.lead_id',
                'event_type': "'" ~ table.removeprefix('activity_') ~ "'",
                'occurred_at': table ~ '.activity_date',
                'campaign': table ~ '.lead_gen_campaign_name',
                'channel': "'social'",
                'form': table ~ '.primary_attribute_value',
            }) }}
        from {{ table }}

    {% endfor -%}
    union all

    select
        {{ contract_columns('events', {
            'event_id': 'activity_change_status_in_progression.id',
            'contact_id': 'activity_change_status_in_progression.lead_id',
            'event_type': marketo_status_event(
                'activity_change_status_in_progression', 'program'
            ),
            'occurred_at': 'activity_change_status_in_progression.activity_date',
            'campaign': 'activity_change_status_in_progression.primary_attribute_value',
            'channel': 'program.channel',
        }) }}
    from activity_change_status_in_progression

    left join program
        on activity_change_status_in_progression.primary_attribute_value_id = program.id

),

events as (

    {{ map_event_types('marketo_fivetran', 'acts') }}

)

select * from events
