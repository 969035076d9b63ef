with

matches as (

    select * from {{ ref('int_attribute_rule_matches') }}

),

rules as (

    select * from {{ ref('stg_rules__rules') }}
    where kind = 'attribute'

),

limited_rules as (

    select
        rule_id,
        months
    from rules
    where months is not null

),

months_listed as (

    {{ split_to_rows(
        'limited_rules', keep=['rule_id'], list_column='months', item='month_text'
    ) }}

),

rule_months as (

    select distinct
        rule_id,
        cast(month_text as integer) as month_number

    from months_listed

),

leads as (

    select * from {{ ref('int_leads') }}

),

fired as (

    select
        leads.contact_id,
        rules.rule_id,
        leads.scorecard_id,
        rules.points,
        leads.as_of_date

    from matches

    inner join rules
        on matches.rule_id = rules.rule_id

    inner join leads
        on matches.contact_id = leads.contact_id
        and rules.scorecard_id = leads.scorecard_id
        and {{ is_valid_on('matches', 'leads.as_of_date') }}

    left join rule_months
        on rules.rule_id = rule_months.rule_id
        and rule_months.month_number = extract(month from leads.as_of_date)

    where
        (rules.months is null or rule_months.rule_id is not null)
        and leads.as_of_date >= coalesce(rules.active_from, leads.as_of_date)
        and leads.as_of_date <= coalesce(rules.active_to, leads.as_of_date)

)

select * from fired
