with

contributions as (

    select * from {{ ref('lead_score_contributions') }}
    where kind not in ('adjustment', 'group_limit')

),

rules as (

    select
        scorecard_id,
        rule_id,
        label,
        count(*) as leads

    from contributions

    group by
        scorecard_id,
        rule_id,
        label

),

pairs as (

    select
        contributions.scorecard_id,
        contributions.rule_id,
        other_contributions.rule_id as other_rule_id,
        count(*) as leads_with_both

    from contributions

    inner join contributions as other_contributions
        on contributions.contact_id = other_contributions.contact_id
        and contributions.scorecard_id = other_contributions.scorecard_id
        and contributions.rule_id < other_contributions.rule_id

    group by
        contributions.scorecard_id,
        contributions.rule_id,
        other_contributions.rule_id

),

-- dbt show prints the first six columns, unless told --output json
shares as (

    select
        rules.label,
        other_rules.label as other_label,
        rules.leads,
        other_rules.leads as other_leads,
        pairs.leads_with_both,
        {{ rounded_ratio(
            'pairs.leads_with_both', 'least(rules.leads, other_rules.leads)', 3
        ) }} as share_of_rarer,
        pairs.rule_id,
        pairs.other_rule_id,
        pairs.scorecard_id

    from pairs

    inner join rules
        on pairs.scorecard_id = rules.scorecard_id
        and pairs.rule_id = rules.rule_id

    inner join rules as other_rules
        on pairs.scorecard_id = other_rules.scorecard_id
        and pairs.other_rule_id = other_rules.rule_id

)

select * from shares
order by
    scorecard_id asc,
    share_of_rarer desc,
    leads_with_both desc,
    rule_id asc,
    other_rule_id asc
