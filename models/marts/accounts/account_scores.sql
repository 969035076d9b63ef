with

scores as (

    select * from {{ ref('lead_scores') }}
    where status = 'scored'

),

contacts as (

    select * from {{ ref('int_contact_versions') }}
    where company_id is not null

),

contact_roles as (

    select * from {{ ref('int_contact_buying_roles') }}

),

buying_roles as (

    select
        role,
        max(weight) as weight,
        max(case when is_required then 1 else 0 end) as is_required

    from {{ ref('stg_rules__buying_roles') }}

    group by role

),

required as (

    select sum(weight) as weight
    from buying_roles
    where is_required = 1

),

leads as (

    select
        contacts.company_id,
        scores.scorecard_id,
        scores.contact_id,
        scores.temperature,
        scores.lead_score,
        scores.behavioural_score,
        scores.as_of_date,
        row_number() over (
            partition by contacts.company_id, scores.scorecard_id
            order by scores.lead_score desc, scores.contact_id asc
        ) as lead_rank

    from scores

    inner join contacts
        on scores.contact_id = contacts.contact_id
        and {{ is_valid_on('contacts', 'scores.as_of_date') }}

),

covered_roles as (

    select distinct
        leads.company_id,
        leads.scorecard_id,
        contact_roles.role

    from leads

    inner join contact_roles
        on leads.contact_id = contact_roles.contact_id
        and {{ is_valid_on('contact_roles', 'leads.as_of_date') }}

),

roles_by_account as (

    select
        covered_roles.company_id,
        covered_roles.scorecard_id,
        {{ dbt.listagg('covered_roles.role', "'|'", 'order by covered_roles.role') }}
            as roles_covered,
        sum(
            case when buying_roles.is_required = 1 then buying_roles.weight else 0 end
        ) as required_weight

    from covered_roles

    inner join buying_roles
        on covered_roles.role = buying_roles.role

    group by
        covered_roles.company_id,
        covered_roles.scorecard_id

),

accounts as (

    select
        company_id,
        scorecard_id,
        as_of_date,
        count(*) as contacts,
        sum(case when behavioural_score > 0 then 1 else 0 end) as engaged_contacts,
        max(lead_score) as highest_score,
        sum(lead_score) as total_score,
        max(case when lead_rank = 1 then contact_id end) as best_contact_id,
        max(case when lead_rank = 1 then temperature end) as temperature

    from leads

    group by
        company_id,
        scorecard_id,
        as_of_date

)

select
    accounts.company_id,
    accounts.scorecard_id,
    accounts.as_of_date,
    cast(accounts.contacts as integer) as contacts,
    cast(accounts.engaged_contacts as integer) as engaged_contacts,
    cast(accounts.highest_score as integer) as highest_score,
    {{ rounded_ratio('accounts.total_score', 'accounts.contacts', 4) }} as mean_score,
    cast(accounts.total_score as {{ dbt.type_bigint() }}) as total_score,
    accounts.best_contact_id,
    roles_by_account.roles_covered,
    {{ rounded_ratio(
        'cast(10000 * coalesce(roles_by_account.required_weight, 0)'
        ~ ' as decimal(18, 0))',
        'cast(10000 * required.weight as decimal(18, 0))',
        4,
    ) }} as completeness,
    accounts.temperature

from accounts

left join roles_by_account
    on accounts.company_id = roles_by_account.company_id
    and accounts.scorecard_id = roles_by_account.scorecard_id

cross join required
