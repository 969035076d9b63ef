{{ config(enabled=is_listed('dropcontact')) }}
with

{{ import_tables('dropcontact', ['enrichments']) }}

-- qualifications come in French and in English: `nominatif@pro`, `nominative@pro`
select
    lower(email) as email,
    min(first_name) as first_name,
    min(last_name) as last_name,
    min(job) as job_title,
    min(job_level) as seniority,
    min(job_function) as department,
    min(phone) as phone,
    min(replace(lower(qualification), 'nominatif@', 'nominative@'))
        as email_qualification
from enrichments
where email is not null
group by lower(email)
