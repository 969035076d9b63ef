with

cycles as (

    select * from {{ ref('int_purchase_cycles') }}

),

rules as (

    select * from {{ ref('stg_rules__rules') }}
    where kind = 'purchase_cycle'

),

leads as (

    select * from {{ ref('int_leads') }}

),

positions as (

    select
        leads.contact_id,
        rules.rule_id,
        leads.scorecard_id,
        rules.points as max_points,
        2 * {{ whole_months('cycles.last_purchase_date', 'leads.as_of_date') }}
            as passed_half_months,
        coalesce(2 * rules.cycle_months, cycles.median_gap_half_months)
            as cycle_half_months,
        leads.as_of_date

    from leads

    inner join rules
        on leads.scorecard_id = rules.scorecard_id

    inner join cycles
        on rules.subject = cycles.subject
        and leads.as_of_date = cycles.as_of_date
        and case rules.subject
            when 'company' then leads.company_id
            else leads.contact_id
        end = cycles.subject_id

    {{ join_attribute_conditions() }}

    where
        cycles.purchases >= rules.min_purchases
        and {{ attribute_conditions_hold() }}

),

fired as (

    select
        contact_id,
        rule_id,
        scorecard_id,
        {{ rounded_ratio(
            'cast(max_points * 10000 as decimal(18, 0)) '
            ~ '* least(passed_half_months, cycle_half_months)',
            '(10000 * cast(cycle_half_months as ' ~ dbt.type_bigint() ~ '))',
            4,
        ) }} as points,
        as_of_date

    from positions
    where cycle_half_months is not null

)

select * from fired
