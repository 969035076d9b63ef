-- depends_on: {{ ref('seed_check') }}
with

contacts as (

    select * from {{ ref('int_contact_versions') }}

),

companies as (

    select * from {{ ref('int_companies') }}

),

emails as (

    select * from {{ ref('int_email_addresses') }}

),

job_title_seniority as (

    {{ read_seed('job_title_seniority') }}

),

title_seniorities as (

    select
        {{ fold_text('pattern') }} as pattern,
        pattern as pattern_as_given,
        seniority,
        {{ seed_number('priority') }} as priority

    from job_title_seniority

),

-- matched once per job title, not once per contact
job_titles as (

    select
        job_title,
        {{ fold_text('job_title') }} as folded_job_title

    from contacts
    where job_title is not null
    group by job_title

),

title_matches as (

    select
        job_titles.job_title,
        title_seniorities.seniority,
        row_number() over (
            partition by job_titles.job_title
            order by
                title_seniorities.priority asc nulls last,
                title_seniorities.pattern_as_given asc
        ) as match_rank

    from job_titles

    inner join title_seniorities
        on {{ is_like('job_titles.folded_job_title', 'title_seniorities.pattern') }}

),

derived as (

    select
        {% for column in raw_contract().contacts.columns
            if column not in ['seniority', 'deleted_at'] -%}
            contacts.{{ column }},
        {% endfor -%}
        {% for column in raw_contract().contacts.added -%}
            contacts.{{ column }},
        {% endfor -%}
        {% for column in raw_contract().companies.columns
            + raw_contract().companies.added if column != 'company_id' -%}
            companies.{{ column }} as company_{{ column }},
        {% endfor -%}
        coalesce(contacts.seniority, title_matches.seniority) as seniority,
        emails.email_domain,
        emails.email_type,
        case
            when emails.email_domain is not null
                then coalesce(
                    emails.email_domain in (
                        {{ folded_literals(variable('own_domains')) }}
                    ),
                    false
                )
        end as is_own_domain,
        contacts.created_date,
        contacts.valid_from,
        contacts.valid_to,
        -- living contacts only; rules may name the column
        cast(null as {{ dbt.type_timestamp() }}) as deleted_at

    from contacts

    left join companies
        on contacts.company_id = companies.company_id

    left join emails
        on contacts.email = emails.email

    left join title_matches
        on contacts.job_title = title_matches.job_title
        and title_matches.match_rank = 1

)

select * from derived
