with

contacts as (

    select * from {{ ref('int_contact_versions') }}

),

buying_roles as (

    select * from {{ ref('stg_rules__buying_roles') }}

),

job_titles as (

    select
        job_title,
        {{ fold_text('job_title') }} as folded_job_title

    from contacts
    where job_title is not null
    group by job_title

),

matches_ranked as (

    select
        job_titles.job_title,
        buying_roles.role,
        row_number() over (
            partition by job_titles.job_title
            order by
                buying_roles.priority asc nulls last,
                buying_roles.pattern_as_given asc,
                buying_roles.role asc
        ) as match_rank

    from job_titles

    inner join buying_roles
        on {{ is_like('job_titles.folded_job_title', 'buying_roles.pattern') }}

),

contact_roles as (

    select
        contacts.contact_id,
        matches_ranked.role,
        contacts.valid_from,
        contacts.valid_to

    from contacts

    inner join matches_ranked
        on contacts.job_title = matches_ranked.job_title

    where matches_ranked.match_rank = 1

)

select * from contact_roles
