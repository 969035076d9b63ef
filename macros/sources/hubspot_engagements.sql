{#
    A select of meetings, calls and e-mails of the CRM as raw events, one per contact that
    took part; needs the CTEs named after their tables. An e-mail is called by its
    direction, the others by how they ended.
#}
{% macro hubspot_engagements() -%}
    {% for table, event, outcome, moment, title in [
        (
            'engagement_meeting', 'MEETING', 'meeting_outcome',
            'meeting_start_time, engagement_meeting.start_time', 'meeting_title',
        ),
        ('engagement_call', 'CALL', 'call_status', 'timestamp', 'call_title'),
        ('engagement_email', none, 'email_direction', 'timestamp', 'email_subject'),
    ] -%}
        select
            {{ contract_columns('events', {
                'event_id': (
                    "'engagement ' || engagement_contact.engagement_id || ' '"
                    ~ ' || engagement_contact.contact_id'
                ),
                'contact_id': 'engagement_contact.contact_id',
                'event_type': (
                    quote(event) ~ " || coalesce(' ' || " ~ table ~ '.' ~ outcome ~ ", '')"
                    if event else
                    'coalesce(' ~ table ~ '.' ~ outcome ~ ', ' ~ table ~ ".type, 'EMAIL')"
                ),
                'occurred_at': (
                    'coalesce(' ~ table ~ '.' ~ moment ~ ', ' ~ table ~ '.timestamp, '
                    ~ table ~ '.createdate)'
                ),
                'asset': table ~ '.' ~ title,
            }) }}
        from {{ table }}

        inner join engagement_contact
            on {{ table }}.engagement_id = engagement_contact.engagement_id

        where
            coalesce(
                {{ table }}.{{ moment }}, {{ table }}.timestamp, {{ table }}.createdate
            ) is not null
        {{ 'union all' if not loop.last }}

    {% endfor -%}
{%- endmacro %}
