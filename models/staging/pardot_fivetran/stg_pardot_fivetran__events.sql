{{ config(enabled=is_listed('pardot_fivetran')) }}
with

{{ import_tables('pardot_fivetran', ['visitor_activity'], carrying='events') }},

ranked_activities as (

    select
        *,
        row_number() over (
            partition by
                prospect_id, email_id, list_email_id, email_template_id, type_name, type
            order by created_at, length(id), id
        ) as activity_rank
    from visitor_activity

),

-- an activity is called by its object and the number of what was done: `Email 11`
acts as (

    select
        {{ contract_columns('events', {
            'event_id': 'ranked_activities.id',
            'contact_id': 'ranked_activities.prospect_id',
            'anonymous_id': 'ranked_activities.visitor_id',
            'event_type': (
                "ranked_activities.type_name || coalesce(' '"
                ~ " || ranked_activities.type, '')"
            ),
            'occurred_at': 'ranked_activities.created_at',
            'page_url': (
                "case ranked_activities.type_name when 'Page View'"
                ~ ' then ranked_activities.details end'
            ),
            'asset': (
                'coalesce(ranked_activities.file_id,'
                ~ ' ranked_activities.custom_redirect_id,'
                ~ ' ranked_activities.landing_page_id)'
            ),
            'campaign': (
                'coalesce(ranked_activities.email_id,'
                ~ ' ranked_activities.list_email_id,'
                ~ ' ranked_activities.email_template_id,'
                ~ ' ranked_activities.campaign_id)'
            ),
            'form': (
                'coalesce(ranked_activities.form_id,'
                ~ ' ranked_activities.form_handler_id)'
            ),
        }, carried_from='ranked_activities') }}
    from ranked_activities
    where
        ranked_activities.activity_rank = 1
        or coalesce(
            ranked_activities.type_name || ' ' || ranked_activities.type, ''
        ) != 'Email 11'

),

events as (

    {{ map_event_types('pardot_fivetran', 'acts') }}

)

select * from events
