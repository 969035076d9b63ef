{{ config(enabled=is_listed('marketo_fivetran')) }}
with

{%- set mails = [
    'activity_send_email', 'activity_email_delivered', 'activity_open_email',
    'activity_click_email', 'activity_email_bounced', 'activity_unsubscribe_email',
] %}
{{ import_tables(
    'marketo_fivetran', mails + ['activity_visit_webpage', 'activity_fill_out_form']
) }},

-- the asset of a mail is the mail; `campaign_id` is of the flow that sent it
acts as (

    {% for mail in mails -%}
        select
            {{ contract_columns('events', {
                'event_id': mail ~ '.id',
                'contact_id': mail ~ '.lead_id',
                'event_type': "'" ~ mail.removeprefix('activity_') ~ "'",
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
            'page_url': (
                'coalesce(activity_visit_webpage.webpage_url,'
                ~ ' activity_visit_webpage.primary_attribute_value)'
            ),
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

),

events as (

    {{ map_event_types('marketo_fivetran', 'acts') }}

)

select * from events
