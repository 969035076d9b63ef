{{ config(enabled=is_listed('mautic')) }}
with

{{ import_tables('mautic', [
    'leads', 'page_hits', 'page_redirects', 'email_stats', 'form_submissions',
    'asset_downloads', 'lead_donotcontact',
]) }},

visitors as (

    select id from leads
    where email is null and date_identified is null

),

acts as (

    select
        {{ contract_columns('events', {
            'event_id': "'page_hits ' || page_hits.id",
            'contact_id': 'page_hits.lead_id',
            'anonymous_id': 'page_hits.tracking_id',
            'event_type': (
                "case when page_hits.redirect_id is null then 'page_hit'"
                ~ " when page_hits.email_id is null then 'link_click'"
                ~ " else 'email_click' end"
            ),
            'occurred_at': 'page_hits.date_hit',
            'page_url': 'coalesce(page_redirects.url, page_hits.url)',
            'campaign': 'page_hits.email_id',
            'channel': 'page_hits.source',
            'duration_seconds': seconds_between(
                'page_hits.date_hit', 'page_hits.date_left'
            ),
            'user_agent': 'page_hits.user_agent',
        }) }}
    from page_hits

    left join page_redirects
        on page_hits.redirect_id = page_redirects.id

    union all

    {% for event, moment, condition in [
        ('email_sent', 'date_sent', 'date_sent is not null'),
        ('email_read', 'date_read', read_boolean('is_read')),
        ('email_failed', 'date_sent', read_boolean('is_failed')),
    ] -%}
        -- one read per mail sent: a click marks it as read, too, and is one of its own
        select
            {{ contract_columns('events', {
                'event_id': "'" ~ event ~ " ' || email_stats.id",
                'contact_id': 'email_stats.lead_id',
                'event_type': "'" ~ event ~ "'",
                'occurred_at': 'email_stats.' ~ moment,
                'campaign': 'email_stats.email_id',
                'channel': "'email'",
            }) }}
        from email_stats
        where {{ condition }}

        union all

    {% endfor -%}
    select
        {{ contract_columns('events', {
            'event_id': "'form_submissions ' || form_submissions.id",
            'contact_id': 'form_submissions.lead_id',
            'anonymous_id': 'form_submissions.tracking_id',
            'event_type': "'form_submitted'",
            'occurred_at': 'form_submissions.date_submitted',
            'page_url': 'form_submissions.referer',
            'form': 'form_submissions.form_id',
        }) }}
    from form_submissions

    union all

    select
        {{ contract_columns('events', {
            'event_id': "'asset_downloads ' || asset_downloads.id",
            'contact_id': 'asset_downloads.lead_id',
            'anonymous_id': 'asset_downloads.tracking_id',
            'event_type': "'asset_downloaded'",
            'occurred_at': 'asset_downloads.date_download',
            'asset': 'asset_downloads.asset_id',
            'campaign': 'asset_downloads.utm_campaign',
            'channel': 'asset_downloads.source',
        }) }}
    from asset_downloads

    union all

    select
        {{ contract_columns('events', {
            'event_id': "'lead_donotcontact ' || lead_donotcontact.id",
            'contact_id': 'lead_donotcontact.lead_id',
            'event_type': (
                "case lead_donotcontact.reason when '1' then 'email_unsubscribed'"
                ~ " when '2' then 'email_bounced' end"
            ),
            'occurred_at': 'lead_donotcontact.date_added',
            'channel': 'lead_donotcontact.channel',
        }) }}
    from lead_donotcontact
    where
        lead_donotcontact.channel = 'email'
        and lead_donotcontact.reason in ('1', '2')

),

-- what a visitor did is the contact's as soon as the visitor is one
owned_acts as (

    select
        {{ contract_columns('events', {
            'contact_id': 'case when visitors.id is null then acts.contact_id end',
            'anonymous_id': 'coalesce(visitors.id, acts.anonymous_id)',
        }, all_from='acts') }}
    from acts

    left join visitors
        on acts.contact_id = visitors.id

),

events as (

    {{ map_event_types('mautic', 'owned_acts', with_ascii=true) }}

)

select * from events
