{{ config(enabled=is_listed('dropcontact')) }}
with

{{ import_tables('dropcontact', ['enrichments']) }},

-- qualifications come in French and in English: `nominatif@pro`, `nominative@pro`
contacts as (

    select
        lower(email) as email,
        min(first_name) as first_name,
        min(last_name) as last_name,
        min(job) as job_title,
        min(job_level) as seniority,
        min(job_function) as department,
        coalesce(min(phone), min(mobile_phone)) as phone,
        min(replace(lower(qualification), 'nominatif@', 'nominative@'))
            as email_qualification
    from enrichments
    where email is not null
    group by lower(email)

)

-- a school's address is what its domain says
select
    *,
    case
        when email_qualification like '%invalid%' then 'invalid'
        when
            email_qualification like '%@jetable'
            or email_qualification like '%@disposable'
            then 'disposable'
        when email_qualification like '%@perso' then 'free'
        when email_qualification like '%@pro' then 'business'
    end as email_type
from contacts
