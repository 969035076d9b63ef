-- A name that no row of scorecards.csv has would leave the CRM without scores.
with

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

named as (

    select
        {{ quote(variable('primary_scorecard') or '') }} as primary_scorecard

),

found as (

    select
        named.primary_scorecard,
        scorecards.scorecard_id

    from named

    left join scorecards
        on named.primary_scorecard = scorecards.scorecard_id

)

select * from found
where primary_scorecard != '' and scorecard_id is null
