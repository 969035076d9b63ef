-- What becomes of contacts: deals, stages, adjustments.
-- Deals are won more often by contacts that fit and whose interest rose before, but
-- there are lost deals of ideal leads and orders out of the blue.

create table deals as
with buyers as (
    select
        *,
        has_surge and share(number, 'deal') < 0.15 + 0.6 * fit as is_serious,
        floor(case
            when is_old_customer then created_day + 10 + 20 * share(number, 'opened')
            when is_serious then surge_day + 4 + 12 * share(number, 'opened')
            when share(number, 'chance') < 0.012
                then created_day + 5 + 300 * share(number, 'opened')
        end) as opened_day,
        opened_day + 12 + floor(50 * share(number, 'closed')) as closed_day,
        is_old_customer or share(number, 'won')
            < fit * case when is_serious then 0.4 + surge / 100 else 0.3 end as is_won,
        pick('cycle_months', number, 'cycle') * 30.4375 as cycle_days,
        case when is_won and (is_old_customer or share(number, 'again') < 0.5)
            then 1 + cast(draw(number, 'orders') % 9 as bigint) else 0 end as repeats,
    from habits
    where kind != 'ghost'
),
orders as (
    select
        *,
        unnest(range(repeats + 1)) as turn,
        number * 100 + turn as deal,
        case when turn > 0 then floor(14 * share(deal, 'wait')) - 7 else 0 end as delay,
        floor(closed_day + turn * cycle_days + delay) as closes_day,
        case when turn > 0 then closes_day - 1 - floor(9 * share(deal, 'opened'))
            else opened_day end as opens_day,
        is_won and (turn = 0 or share(deal, 'kept') < 0.92) as ends_well,
    from buyers
),
of_companies as (
    select
        company_id, firm_fit, unnest(range(2)) as turn, firm * 100 + turn as deal,
        floor(getvariable('days') * share(firm, 'own deal day')) - 365 * turn
            as closes_day,
        turn = 1 or share(firm, 'own deal won') < 0.5 as ends_well,
    from firms
    where share(firm, 'own deal') < 0.05
),
all_deals as (
    select number, known(company_id, deal, 'company', 0.95) as company_id, deal,
        coalesce(firm_fit, 1) as size, opens_day, closes_day, ends_well,
    from orders
    union all
    select null, company_id, -1 - deal, firm_fit, closes_day - 30, closes_day,
        ends_well,
    from of_companies
),
dated as (
    select
        *,
        at_work(opens_day, deal, 'opens') as created_at,
        -- Open until then; what would close after the period is open at its end.
        case when closes_day < getvariable('days')
            then at_work(closes_day, deal, 'closes') end as closed_at,
    from all_deals
    where opens_day < getvariable('days')
)
select
    number,
    case when ends_well then closes_day end as won_day,
    format('d{:06d}', row_number() over (order by created_at, deal)) as deal_id,
    case when number is not null then format('c{:07d}', number + 1) end as contact_id,
    company_id,
    case
        when closed_at is null then pick('open_stages', deal, 'stage')
        when ends_well then 'won'
        else 'lost'
    end as stage,
    known(
        cast((300 + 700 * size) * (0.5 + share(deal, 'amount')) as bigint) * 1.00,
        deal, 'amount known', 0.95
    ) as amount,
    created_at,
    closed_at,
    case when closed_at is not null then ends_well end as is_won,
from dated;

create table stage_changes as
with first_deals as (
    select contact_id, min(created_at) as opened_at,
        min(closed_at) filter (where is_won) as won_at,
    from deals
    where contact_id is not null
    group by contact_id
),
entries as (
    select contact_id, 'lead' as stage, created_at as changed_at,
    from habits
    where kind != 'ghost' and share(number, 'stage known') < 0.9
    union all
    select contact_id, 'mql', at_work(greatest(surge_day - 2, created_day + 1), number,
        'mql')
    from habits
    where has_surge and share(number, 'is mql') < 0.7
    union all
    select contact_id, 'opportunity', opened_at from first_deals
    union all
    select contact_id, 'customer', won_at from first_deals where won_at is not null
)
select * from entries
where changed_at < getvariable('start') + to_days(cast(getvariable('days') as integer));

create table score_adjustments as
with granted as (
    select
        *,
        pick('adjustments', number, 'adjustment') as adjustment,
        known_day + floor((getvariable('days') - known_day) * share(number, 'granted'))
            as granted_day,
    from habits
    where kind != 'ghost' and share(number, 'adjusted') < 0.025
)
select
    format('a{:05d}', row_number() over (order by number)) as adjustment_id,
    contact_id,
    adjustment.scorecard as scorecard_id,
    adjustment.operation,
    adjustment.points,
    adjustment.reason,
    adjustment.granted_by,
    at_work(granted_day, number, 'granted') as effective_at,
    effective_at + to_days(adjustment.days) as expires_at,
from granted;
