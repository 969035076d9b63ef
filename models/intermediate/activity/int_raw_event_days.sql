with

events as (

    select
        row_hash,
        cast(occurred_at as date) as raw_date

    from {{ ref('stg_raw__events') }}

),

-- what has no readable date is a bad row, and no event
days as (

    select
        {{ fingerprint('row_hash') }} as fingerprint,
        raw_date

    from events
    where raw_date is not null
    group by raw_date

)

select * from days
