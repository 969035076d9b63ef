"""What raised or lowered scores within a week."""

import duckdb

from report_page.rules import Row

# What changed in a group or a rule without one, and the rule that changed most in that
# direction; known if the last run scored both days.
CHANGES = """
    with
    points as (
        select contact_id, coalesce(group_id, rule_id) as part, rule_id,
            coalesce(rule_id, 'limit of ' || group_id) as row_of,
            sum(case when as_of_date = $as_of then points else -points end) as points
        from main_intermediate.int_lead_contributions
        where scorecard_id = $card and as_of_date in ($as_of, $start)
        group by all
    ),
    parts as (
        select contact_id, part, sum(points) as points,
            arg_max(rule_id, points) filter (rule_id is not null) as rose,
            arg_min(rule_id, points) filter (rule_id is not null) as fell,
            count(*) filter (rule_id is not null and points != 0) as rules
        from points group by all
    )
    select contact_id, case when points > 0 then rose else fell end as rule_id, rules,
        points
    from parts
    where points != 0
    order by contact_id, abs(points) desc, part
"""
HAS_CHANGES = """
    select count(distinct as_of_date) = 2 from main_intermediate.int_lead_contributions
    where as_of_date in ($as_of, $start)
"""
# Else: what the acts of a week are worth at its end, within what the rule and its group
# give; the rule that gives most stands for the group.
RECENT = """
    with
    fired as (
        select contact_id, rule_id, group_id, points from lead_score_contributions
        where scorecard_id = $card and kind = 'event' and last_date > $start
    ),
    recent as (
        select contact_id, rule_id, sum(counted_hits * decay_factor) as decayed_hits
        from main_intermediate.int_event_hits
        where as_of_date = $as_of and activity_date > $start
        group by contact_id, rule_id
    ),
    acts as (
        select fired.contact_id, fired.rule_id,
            coalesce(fired.group_id, fired.rule_id) as part,
            case
                when rules.min_hits is not null then fired.points
                else sign(fired.points) * least(
                    abs(fired.points), abs(rules.points * recent.decayed_hits)
                )
            end as points
        from fired
        inner join recent
            on fired.contact_id = recent.contact_id
            and fired.rule_id = recent.rule_id
        inner join main_staging.stg_rules__rules as rules
            on fired.rule_id = rules.rule_id
        where fired.points > 0
    ),
    parts as (
        select contact_id, part, arg_max(rule_id, points) as rule_id,
            count(*) as rules, sum(points) as total, max(points) as most
        from acts group by all
    )
    select parts.contact_id, parts.rule_id, parts.rules,
        case when groups.combine = 'highest' then parts.most
            else least(parts.total, coalesce(groups.max_points, parts.total))
        end as points
    from parts
    left join main_staging.stg_rules__rule_groups as groups
        on parts.part = groups.group_id
    order by parts.contact_id, points desc, parts.rule_id
"""


def what_did_it(
    connection: duckdb.DuckDBPyConnection, span: Row
) -> tuple[dict[str, list], bool]:
    """Per contact [rule, rules of its group, points]; whether both days are known."""
    days = {name: span[name] for name in ("as_of", "start")}
    ((is_exact,),) = connection.execute(HAS_CHANGES, days).fetchall()
    found = connection.execute(CHANGES if is_exact else RECENT, span).fetchall()
    parts: dict[str, list] = {}
    for contact, rule, rules, points in found:
        parts.setdefault(contact, []).append([rule, rules, float(points)])
    return parts, is_exact
