{{ config(enabled=is_listed('mailchimp_fivetran')) }}
with

{{ import_tables('mailchimp_fivetran', [
    'member', 'campaign', 'campaign_recipient', 'campaign_recipient_activity',
    'automation_recipient_activity', 'unsubscribe',
]) }},

hard_bounces as (

    select member_id
    from campaign_recipient_activity
    where action = 'bounce' and bounce_type = 'hard'

    {{ union_distinct() }}

    select member_id
    from automation_recipient_activity
    where action = 'bounce' and bounce_type = 'hard'

),

acts as (

    select
        {{ contract_columns('events', {
            'event_id': (
                "'sent ' || campaign_recipient.campaign_id || ' '"
                ~ ' || campaign_recipient.member_id'
            ),
            'contact_id': 'campaign_recipient.member_id',
            'event_type': "'sent'",
            'occurred_at': 'campaign.send_time',
            'asset': 'campaign.title',
            'campaign': 'campaign_recipient.campaign_id',
            'channel': "'email'",
        }) }}
    from campaign_recipient

    inner join campaign
        on campaign_recipient.campaign_id = campaign.id

    where campaign.send_time is not null

    union all

    {% for table, mail in [
        ('campaign_recipient_activity', 'activity.campaign_id'),
        ('automation_recipient_activity', 'activity.automation_email_id'),
    ] -%}
        select
            {{ contract_columns('events', {
                'event_id': (
                    "activity.action || ' ' || " ~ mail ~ " || ' '"
                    ~ " || activity.member_id || ' ' || activity.timestamp"
                    ~ " || coalesce(' ' || activity.url, '')"
                ),
                'contact_id': 'activity.member_id',
                'event_type': (
                    "activity.action || coalesce(' ' || activity.bounce_type, '')"
                ),
                'occurred_at': 'activity.timestamp',
                'page_url': 'activity.url',
                'campaign': mail,
                'channel': "'email'",
            }) }}
        from {{ table }} as activity

        union all

    {% endfor -%}
    select
        {{ contract_columns('events', {
            'event_id': (
                "'unsubscribe ' || unsubscribe.list_id || ' ' || unsubscribe.member_id"
                ~ " || ' ' || unsubscribe.timestamp"
            ),
            'contact_id': 'unsubscribe.member_id',
            'event_type': "'unsubscribe'",
            'occurred_at': 'unsubscribe.timestamp',
            'campaign': 'unsubscribe.campaign_id',
            'channel': "'email'",
        }) }}
    from unsubscribe

    union all

    select
        {{ contract_columns('events', {
            'event_id': "'subscribe ' || member.list_id || ' ' || member.id",
            'contact_id': 'member.id',
            'event_type': "'subscribe'",
            'occurred_at': 'coalesce(member.timestamp_opt, member.timestamp_signup)',
            'asset': 'member.list_id',
        }) }}
    from member
    where coalesce(member.timestamp_opt, member.timestamp_signup) is not null

    union all

    -- who is cleaned bounced for good, which the mail's own row may say, too
    select
        {{ contract_columns('events', {
            'event_id': "'cleaned ' || member.id",
            'contact_id': 'member.id',
            'event_type': "'cleaned'",
            'occurred_at': 'member.last_changed',
            'channel': "'email'",
        }) }}
    from member

    left join hard_bounces
        on member.id = hard_bounces.member_id

    where
        member.status = 'cleaned'
        and member.last_changed is not null
        and hard_bounces.member_id is null

),

events as (

    {{ map_event_types('mailchimp_fivetran', 'acts') }}

)

select * from events
