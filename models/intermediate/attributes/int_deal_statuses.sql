with

deals as (

    select * from {{ ref('int_deals') }}

),

deals_by_subject as (

    select
        'contact' as subject,
        contact_id as subject_id,
        is_won,
        created_date,
        closed_date
    from deals
    where contact_id is not null

    union all

    select
        'company' as subject,
        company_id as subject_id,
        is_won,
        created_date,
        closed_date
    from deals
    where company_id is not null

),

-- what a day adds to the deals that are open, closed and won
changes as (

    select
        subject,
        subject_id,
        case when coalesce(closed_date > created_date, true) then 1 else 0 end
            as opened,
        0 as closed,
        0 as won,
        created_date as valid_from
    from deals_by_subject

    union all

    select
        subject,
        subject_id,
        case when closed_date > created_date then -1 else 0 end as opened,
        1 as closed,
        case when is_won then 1 else 0 end as won,
        closed_date as valid_from
    from deals_by_subject
    where closed_date is not null

    union all

    select distinct
        subject,
        subject_id,
        0 as opened,
        0 as closed,
        0 as won,
        {{ beginning_of_time() }} as valid_from
    from deals_by_subject

),

days as (

    select
        subject,
        subject_id,
        sum(opened) as opened,
        sum(closed) as closed,
        sum(won) as won,
        valid_from

    from changes

    group by
        subject,
        subject_id,
        valid_from

),

statuses as (

    select
        subject,
        subject_id,
        case
            when sum(won) over (
                partition by subject, subject_id
                order by valid_from
                rows between unbounded preceding and current row
            ) > 0 then 'customer'
            when sum(opened) over (
                partition by subject, subject_id
                order by valid_from
                rows between unbounded preceding and current row
            ) > 0 then 'open'
            when sum(closed) over (
                partition by subject, subject_id
                order by valid_from
                rows between unbounded preceding and current row
            ) > 0 then 'lost'
        end as deal_status,
        valid_from

    from days

),

compared as (

    select
        *,
        lag(deal_status) over (
            partition by subject, subject_id
            order by valid_from
        ) as previous_status

    from statuses

),

versions as (

    select
        subject,
        subject_id,
        deal_status,
        valid_from,
        coalesce(
            lead(valid_from) over (
                partition by subject, subject_id
                order by valid_from
            ),
            {{ end_of_time() }}
        ) as valid_to

    from compared
    where
        valid_from = {{ beginning_of_time() }}
        or coalesce(deal_status, '') != coalesce(previous_status, '')

)

select * from versions
