{%- set most_hits = 9999999 -%}
with

hits as (

    select * from {{ ref('int_event_hits') }}

),

rules as (

    select * from {{ ref('stg_rules__rules') }}
    where kind = 'event'

),

hits_summed as (

    select
        contact_id,
        scorecard_id,
        rule_id,
        sum(hits) as hits,
        sum(counted_hits) as counted_hits,
        sum(cast(counted_hits as decimal(18, 0)) * decay_factor) as decayed_hits,
        as_of_date,
        min(case when counted_hits > 0 then activity_date end) as first_date,
        max(case when counted_hits > 0 then activity_date end) as last_date

    from hits

    group by
        contact_id,
        scorecard_id,
        rule_id,
        as_of_date

),

-- the same for all things of a day
factors as (

    select distinct
        contact_id,
        rule_id,
        as_of_date,
        activity_date,
        decay_factor

    from hits

),

latest_factors as (

    select
        hits_summed.*,
        factors.decay_factor as latest_decay_factor

    from hits_summed

    inner join factors
        on hits_summed.contact_id = factors.contact_id
        and hits_summed.rule_id = factors.rule_id
        and hits_summed.as_of_date = factors.as_of_date
        and hits_summed.last_date = factors.activity_date

),

-- with min_hits a rule gives its points once, else for each counted hit, of which seven
-- digits are as many as a score can hold; 19 digits, so that their product with points
-- has all its decimals on every engine
weighted as (

    select
        latest_factors.*,
        cast(rules.points as decimal(18, 4)) as rule_points,
        rules.max_points,
        case
            when rules.min_hits is null
                then {{ limit_points('latest_factors.counted_hits', 0, most_hits) }}
            else 1
        end as times,
        cast(
            case
                when rules.min_hits is null
                    then {{ limit_points('latest_factors.decayed_hits', 0, most_hits) }}
                else latest_factors.latest_decay_factor
            end as {{ type_decimal(19, 12) }}
        ) as decayed_times

    from latest_factors

    inner join rules
        on latest_factors.rule_id = rules.rule_id

    where latest_factors.counted_hits >= coalesce(rules.min_hits, 1)

),

fired as (

    select
        contact_id,
        rule_id,
        scorecard_id,
        hits,
        counted_hits,
        rule_points * times as points_before_decay,
        round(
            {{ limit_size('(rule_points * decayed_times)', 'max_points') }}, 4
        ) as points,
        as_of_date,
        first_date,
        last_date

    from weighted

)

select * from fired
