-- Companies and the people of contacts.

create table firms as
with drawn as (
    select
        firm,
        pick('industries', firm, 'industry') as industry,
        pick('sizes', firm, 'size') as size,
        pick('places', firm, 'place') as place,
        (firm * 7 + getvariable('seed')) % getvariable('stems') as stem,
        firm // getvariable('stems') as turn,
    from range(getvariable('companies')) as numbers (firm)
),
named as (
    select
        *,
        getvariable('name_starts')[1 + stem % len(getvariable('name_starts'))]
            || getvariable('name_ends')[1 + stem // len(getvariable('name_starts'))]
            || coalesce(' ' || nullif(turn, 0), '') as stem_name,
        cast(size.low + floor((size.high - size.low + 1)
            * share(firm, 'staff') * share(firm, 'staff 2')) as bigint) as employees,
    from drawn
)
select
    firm,
    format('co{:05d}', firm + 1) as company_id,
    case firm
        when 0 then 'Rival CRM' when 1 then 'Other CRM'
        else stem_name || ' ' || case
            when place.language = 'fr' then industry.fr else industry.en
        end
    end as name,
    -- The first companies are the competitors.
    coalesce(
        getvariable('competitor_domains')[1 + firm],
        plain(stem_name) || coalesce(cast(nullif(turn, 0) as varchar), '') || '.example'
    ) as domain,
    known(industry.name, firm, 'industry known', 0.94) as industry,
    known(employees, firm, 'employees known', 0.92) as employee_count,
    known(
        employees * cast(60 + floor(140 * share(firm, 'revenue')) as bigint) * 1000,
        firm, 'revenue known', 0.6
    ) as annual_revenue,
    place,
    industry.fit + size.fit as firm_fit,
    pick('mail_filters', firm, 'mail filter') as mail_filter,
    share(firm, 'buys') < 0.1 as is_customer,
from named;

-- A copy is a second record of the person before it; two in a row make a chain.
create macro is_copy(number) as
    number in (11, 12) or (number > 0 and share(number, 'copy') < 0.012);
create table profiles as
with persons as (
    select
        number,
        number - case
            when is_copy(number) then 1 + cast(is_copy(number - 1) as integer) else 0
        end as person,
    from range(getvariable('contacts')) as numbers (number)
),
kinds as (
    select
        *,
        pick('kinds', person, 'kind') as kind,
        share(person, 'firm') as firm_share,
        share(person, 'big firm') < 0.5 as is_in_big_firm,
    from persons
),
placed as (
    select
        kinds.*,
        firms.* exclude (place, name),
        coalesce(firms.place, pick('places', person, 'home')) as place,
    from kinds
    left join firms
        on firms.firm = case
            when kind = 'competitor' then person % 2
            when kind = 'business' or (
                kind in ('free', 'student', 'consultant', 'invalid')
                and share(person, 'has firm') < 0.35
            ) then 2 + cast(floor((getvariable('companies') - 2)
                * firm_share * case when is_in_big_firm then firm_share else 1 end
            ) as bigint)
        end
),
named as (
    select
        *,
        case
            when place.language = 'fr' then pick('titles_fr', person, 'title')
            else pick('titles_en', person, 'title')
        end as job,
        share(person, 'woman') < 0.5 as is_woman,
        case
            when place.language = 'fr' and is_woman then pick('first_fr_f', person, 'n')
            when place.language = 'fr' then pick('first_fr_m', person, 'n')
            when is_woman then pick('first_en_f', person, 'n')
            else pick('first_en_m', person, 'n')
        end as first_name,
        case
            when place.language = 'fr' then pick('last_fr', person, 'last name')
            else pick('last_en', person, 'last name')
        end as last_name,
        case when number = person then plain(first_name) || '.' || plain(last_name)
            else plain(left(first_name, 1)) || plain(last_name) end as mailbox,
    from placed
),
-- Namesakes of a company get a number.
boxed as (
    select
        *,
        mailbox || coalesce(cast(nullif(row_number() over (
            partition by kind, firm, mailbox order by number
        ), 1) as varchar), '') as local_part,
    from named
)
select
    *,
    format('c{:07d}', number + 1) as contact_id,
    case kind
        when 'staff' then local_part || '@acme.example'
        when 'disposable' then local_part || '@' || pick('disposable', person, 'mail')
        when 'invalid' then local_part || pick('not_a_domain', person, 'mail')
        when 'business' then known(local_part || '@' || domain, number, 'mail', 0.96)
        when 'competitor' then known(local_part || '@' || domain, number, 'mail', 0.7)
        -- No mailbox of a real person.
        else mailbox || '.sample' || number || '@' || pick('free', person, 'mail')
    end as email,
    case kind
        when 'student' then pick('student_titles', person, 'title')
        when 'consultant' then pick('consultant_titles', person, 'title')
        else known(case when is_woman then job.f else job.m end, number, 'job', 0.88)
    end as job_title,
    case
        when kind = 'business' then (job.fit + firm_fit) / 9.0 else 0.1
    end as fit,
from boxed;
