with

contributions as (

    select * from {{ ref('int_lead_contributions') }}
    where kind = 'event' and journey_phase is not null

),

ranked as (

    select
        contact_id,
        scorecard_id,
        journey_phase,
        as_of_date,
        row_number() over (
            partition by contact_id, scorecard_id, as_of_date
            order by
                last_date desc,
                case journey_phase
                    when 'decision' then 3
                    when 'consideration' then 2
                    when 'discovery' then 1
                end desc
        ) as phase_rank

    from contributions

),

latest as (

    select
        contact_id,
        scorecard_id,
        journey_phase,
        as_of_date

    from ranked
    where phase_rank = 1

)

select * from latest
