{{ config(enabled=is_listed('mautic')) }}
with

{{ import_tables('mautic', [
    'leads', 'stages', 'companies_leads', 'lead_donotcontact', 'lead_utmtags',
], carrying='contacts') }},

ranked_companies as (

    select
        lead_id,
        company_id,
        row_number() over (
            partition by lead_id
            order by
                case when {{ read_boolean('is_primary') }} then 0 else 1 end,
                length(company_id),
                company_id
        ) as company_rank
    from companies_leads

),

-- who unsubscribed, or was taken off by hand; a bounce is no refusal
opt_outs as (

    select distinct lead_id
    from lead_donotcontact
    where channel = 'email' and reason in ('1', '3')

),

utmtags_ranked as (

    select
        lead_id,
        utm_source,
        row_number() over (partition by lead_id order by date_added, id) as utmtag_rank
    from lead_utmtags
    where utm_source is not null

),

-- a visitor that nobody knows is no contact yet
contacts as (

    select
        {{ contract_columns('contacts', {
            'contact_id': 'leads.id',
            'email': 'leads.email',
            'first_name': 'leads.firstname',
            'last_name': 'leads.lastname',
            'job_title': 'leads.position',
            'phone': 'coalesce(leads.phone, leads.mobile)',
            'city': 'leads.city',
            'country': 'leads.country',
            'language': 'leads.preferred_locale',
            'company_id': 'ranked_companies.company_id',
            'lead_source': 'utmtags_ranked.utm_source',
            'lifecycle_stage': 'coalesce(stages.name, leads.stage_id)',
            'email_opt_out': 'opt_outs.lead_id is not null',
            'created_at': 'leads.date_added',
            'updated_at': 'leads.date_modified',
        }, carried_from='leads') }}

    from leads

    left join stages
        on leads.stage_id = stages.id

    left join ranked_companies
        on leads.id = ranked_companies.lead_id
        and ranked_companies.company_rank = 1

    left join opt_outs
        on leads.id = opt_outs.lead_id

    left join utmtags_ranked
        on leads.id = utmtags_ranked.lead_id
        and utmtags_ranked.utmtag_rank = 1

    where leads.email is not null or leads.date_identified is not null

)

select * from contacts
