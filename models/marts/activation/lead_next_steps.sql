-- depends_on: {{ ref('seed_check') }}
with

scores as (

    select * from {{ ref('lead_scores') }}
    where status = 'scored'

),

next_steps as (

    {{ read_seed('next_steps') }}

),

contacts as (

    select * from {{ ref('int_contacts') }}

),

emails as (

    select * from {{ ref('int_email_addresses') }}
    where email_type = 'business'

),

company_domains as (

    select * from {{ ref('int_company_domains') }}

),

companies as (

    select * from {{ ref('int_companies') }}

),

last_assets as (

    select * from {{ ref('int_last_assets') }}

),

steps as (

    select
        step_id,
        scorecard_id,
        fit_grade,
        engagement_level,
        {{ fold_text('journey_phase') }} as journey_phase,
        {{ fold_text('owner') }} as owner,
        action,
        call_script,
        email_template,
        {{ seed_number('priority') }} as priority

    from next_steps

),

-- looked up once per kind of lead
lead_kinds as (

    select distinct
        scorecard_id,
        coalesce(fit_grade, '') as fit_grade,
        coalesce(engagement_level, '') as engagement_level,
        coalesce(journey_phase, '') as journey_phase

    from scores

),

-- a blank cell fits any lead; the row with the most filled ones wins
steps_ranked as (

    select
        lead_kinds.scorecard_id,
        lead_kinds.fit_grade,
        lead_kinds.engagement_level,
        lead_kinds.journey_phase,
        steps.step_id,
        steps.owner,
        steps.action,
        steps.call_script,
        steps.email_template,
        row_number() over (
            partition by
                lead_kinds.scorecard_id,
                lead_kinds.fit_grade,
                lead_kinds.engagement_level,
                lead_kinds.journey_phase
            order by
                case when steps.fit_grade is null then 0 else 1 end
                + case when steps.engagement_level is null then 0 else 1 end
                + case when steps.journey_phase is null then 0 else 1 end desc,
                steps.priority asc nulls last,
                steps.step_id asc
        ) as step_rank

    from lead_kinds

    inner join steps
        on lead_kinds.scorecard_id = steps.scorecard_id

    where
        coalesce(steps.fit_grade, lead_kinds.fit_grade) = lead_kinds.fit_grade
        and coalesce(steps.engagement_level, lead_kinds.engagement_level)
        = lead_kinds.engagement_level
        and coalesce(steps.journey_phase, lead_kinds.journey_phase)
        = lead_kinds.journey_phase

),

fitting as (

    select
        scores.contact_id,
        scores.scorecard_id,
        steps_ranked.step_id,
        steps_ranked.owner,
        steps_ranked.action,
        steps_ranked.call_script,
        steps_ranked.email_template,
        scores.as_of_date,
        scores.last_activity_date

    from scores

    inner join steps_ranked
        on scores.scorecard_id = steps_ranked.scorecard_id
        and coalesce(scores.fit_grade, '') = steps_ranked.fit_grade
        and coalesce(scores.engagement_level, '') = steps_ranked.engagement_level
        and coalesce(scores.journey_phase, '') = steps_ranked.journey_phase

    where steps_ranked.step_rank = 1

)

select
    fitting.contact_id,
    fitting.scorecard_id,
    fitting.as_of_date,
    fitting.step_id,
    fitting.owner,
    fitting.action,
    fitting.call_script,
    fitting.email_template,
    contacts.first_name,
    case
        when companies.company_id is null then companies_found.name
        else companies.name
    end as company_name,
    contacts.city,
    last_assets.asset as last_asset,
    fitting.last_activity_date

from fitting

inner join contacts
    on fitting.contact_id = contacts.contact_id

left join companies
    on contacts.company_id = companies.company_id

left join emails
    on contacts.email = emails.email

left join company_domains
    on emails.email_domain = company_domains.domain

left join companies as companies_found
    on company_domains.company_id = companies_found.company_id

left join last_assets
    on fitting.contact_id = last_assets.contact_id
