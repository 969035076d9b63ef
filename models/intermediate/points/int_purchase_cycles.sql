with

deals as (

    select * from {{ ref('int_deals') }}
    where is_won and closed_date is not null

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}

),

purchases as (

    select
        'contact' as subject,
        contact_id as subject_id,
        deal_id,
        closed_date
    from deals
    where contact_id is not null

    union all

    select
        'company' as subject,
        company_id as subject_id,
        deal_id,
        closed_date
    from deals
    where company_id is not null

),

previous_purchases as (

    select
        *,
        lag(closed_date) over (
            partition by subject, subject_id
            order by closed_date, deal_id
        ) as previous_closed_date

    from purchases

),

gaps as (

    select
        previous_purchases.subject,
        previous_purchases.subject_id,
        {{ whole_months('previous_closed_date', 'closed_date') }} as gap_months,
        scoring_dates.as_of_date,
        previous_purchases.closed_date

    from previous_purchases

    inner join scoring_dates
        on previous_purchases.closed_date <= scoring_dates.as_of_date

),

-- the first purchase has no gap before it and comes last
gaps_ranked as (

    select
        *,
        row_number() over (
            partition by subject, subject_id, as_of_date
            order by gap_months asc nulls last
        ) as gap_rank,
        count(gap_months) over (
            partition by subject, subject_id, as_of_date
        ) as gaps

    from gaps

),

-- a half month is possible: the mean of the middle two, kept twice to stay whole
cycles as (

    select
        subject,
        subject_id,
        count(*) as purchases,
        case
            when max(gaps) > 0
                then greatest(2, sum(
                    case
                        when 2 * gap_rank in (gaps, gaps + 2) then gap_months
                        when 2 * gap_rank = gaps + 1 then 2 * gap_months
                    end
                ))
        end as median_gap_half_months,
        as_of_date,
        max(closed_date) as last_purchase_date

    from gaps_ranked

    group by
        subject,
        subject_id,
        as_of_date

)

select * from cycles
