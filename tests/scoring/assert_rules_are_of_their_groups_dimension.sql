-- A rule is in a group of its own card and dimension, so that a group's limit belongs
-- to one score.
with

rules as (

    select * from {{ ref('stg_rules__rules') }}

),

groups as (

    select * from {{ ref('stg_rules__rule_groups') }}

)

select
    rules.rule_id,
    rules.group_id,
    rules.scorecard_id,
    groups.scorecard_id as group_scorecard_id,
    rules.dimension,
    groups.dimension as group_dimension

from rules

left join groups
    on rules.group_id = groups.group_id

where
    rules.group_id is not null
    and (
        groups.group_id is null
        or rules.dimension != groups.dimension
        or rules.scorecard_id != groups.scorecard_id
    )
