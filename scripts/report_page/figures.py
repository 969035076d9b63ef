"""Figures of all leads of a card, also those that the page does not list."""

from datetime import date, timedelta
from itertools import pairwise

import duckdb

from report_page.rules import Row, rows

WEEKS = 26
TOTALS = """
    select
        count(*) as leads,
        count(*) filter (status = 'scored') as scored,
        count(*) filter (status = 'disqualified') as disqualified,
        count(*) filter (status = 'insufficient_data') as unknown,
        count(*) filter (temperature = $hot) as hot,
        count(*) filter (is_mql) as mqls,
        cast(median(lead_score) filter (status = 'scored') as double) as median_score
    from lead_scores
    where scorecard_id = $card
"""
SCORES = """
    select lead_score as score, temperature, count(*) as leads from lead_scores
    where scorecard_id = ? and status = 'scored'
    group by all order by all
"""
GRID = """
    select fit_grade, engagement_level, count(*) as leads,
        count(*) filter (is_mql) as mqls
    from lead_scores
    where scorecard_id = ? and status = 'scored' and grade is not null
    group by all order by all
"""
REACH = """
    select contributions.rule_id, count(*) as leads,
        sum(contributions.points) as points
    from lead_score_contributions as contributions
    inner join lead_scores as scores
        on contributions.contact_id = scores.contact_id
        and contributions.scorecard_id = scores.scorecard_id
    where contributions.scorecard_id = ? and scores.status = 'scored'
        and contributions.kind not in ('group_limit', 'adjustment')
    group by all
"""
DAILY = f"""
    select as_of_date as day, coalesce(temperature, 'none') as temperature,
        count(*) as leads
    from lead_score_history
    where scorecard_id = $card and status = 'scored'
        and as_of_date between cast($as_of as date) - {7 * WEEKS}
        and cast($as_of as date)
    group by all order by all
"""
DATES = """
    select distinct as_of_date from lead_score_history
    where scorecard_id = $card and as_of_date <= $as_of order by as_of_date desc
"""
# hot at the end of a week against the end of the week before
WEEK = """
    with
    before as (
        select contact_id, coalesce(temperature = $hot, false) as is_hot, lead_score
        from lead_score_history where scorecard_id = $card and as_of_date = $start
    ),
    after as (
        select contact_id, coalesce(temperature = $hot, false) as is_hot
        from lead_score_history where scorecard_id = $card and as_of_date = $end
    )
    select after.contact_id, after.is_hot, before.is_hot as was_hot,
        before.lead_score as score_before
    from after left join before on after.contact_id = before.contact_id
    where after.is_hot != coalesce(before.is_hot, false)
"""
# what the acts of a week are worth at its end, within the points that the rule gave
RECENT = """
    with
    fired as (
        select contact_id, rule_id, points, last_date from lead_score_contributions
        where scorecard_id = $card and kind = 'event' and last_date > $start
    ),
    recent as (
        select contact_id, rule_id, sum(counted_hits * decay_factor) as decayed_hits
        from main_intermediate.int_event_hits
        where as_of_date = $as_of and activity_date > $start
        group by contact_id, rule_id
    )
    select fired.contact_id, fired.rule_id,
        case
            when rules.min_hits is not null then fired.points
            else sign(fired.points) * least(
                abs(fired.points), abs(rules.points * recent.decayed_hits)
            )
        end as points
    from fired
    inner join recent
        on fired.contact_id = recent.contact_id and fired.rule_id = recent.rule_id
    inner join main_staging.stg_rules__rules as rules
        on fired.rule_id = rules.rule_id
    where fired.points > 0
    order by fired.contact_id, points desc, fired.rule_id
"""
TRIGGERS = """
    select
        triggers.trigger_id, coalesce(triggers.label, triggers.trigger_id) as label,
        triggers.threshold, triggers.direction, triggers.metric,
        count(crossings.crossing_id)
            filter (crossings.as_of_date > cast($as_of as date) - 7) as this_week,
        count(crossings.crossing_id)
            filter (crossings.as_of_date <= cast($as_of as date) - 7) as week_before
    from main_staging.stg_rules__score_triggers as triggers
    left join score_crossings as crossings
        on triggers.trigger_id = crossings.trigger_id
        and crossings.as_of_date > cast($as_of as date) - 14
    where triggers.scorecard_id = $card
    group by all order by triggers.trigger_id
"""


def read_shape(connection: duckdb.DuckDBPyConnection, card: str, hot: str) -> Row:
    """Counts, and how scores, grades and rules spread over the leads."""
    (totals,) = rows(connection, TOTALS, {"card": card, "hot": hot})
    return totals | {
        "scores": rows(connection, SCORES, [card]),
        "grid": rows(connection, GRID, [card]),
        "reach": {
            row["rule_id"]: row["leads"] for row in rows(connection, REACH, [card])
        },
    }


def read_movements(
    connection: duckdb.DuckDBPyConnection, card: str, as_of: str, hot: str
) -> Row:
    """Who became hot and who cooled down by week; `entered` by contact, last week."""
    found = connection.execute(DATES, {"card": card, "as_of": as_of}).fetchall()
    days = [day for (day,) in found]
    ends = week_ends(days, date.fromisoformat(as_of))
    weeks, entered = [], {}
    for end, start in pairwise(ends):
        moves = connection.execute(
            WEEK, {"card": card, "hot": hot, "start": start, "end": end}
        ).fetchall()
        weeks.append(
            {
                "start": start.isoformat(),
                "end": end.isoformat(),
                "crossed": sum(
                    is_hot and was is not None for _, is_hot, was, _ in moves
                ),
                "new": sum(is_hot and was is None for _, is_hot, was, _ in moves),
                "fell": sum(not is_hot for _, is_hot, _, _ in moves),
            }
        )
        if end == ends[0] == date.fromisoformat(as_of):
            entered = {
                contact: {"before": before, "is_new": was is None, "rules": []}
                for contact, is_hot, was, before in moves
                if is_hot
            }
            recent = {"card": card, "as_of": as_of, "start": start}
            for contact, rule, points in connection.execute(RECENT, recent).fetchall():
                if contact in entered:
                    entered[contact]["rules"].append([rule, float(points)])
    return {
        "scored_dates": len(days),
        "first_date": days[-1].isoformat() if days else None,
        "weeks": weeks[::-1],
        "daily": rows(connection, DAILY, {"card": card, "as_of": as_of}),
        "triggers": rows(connection, TRIGGERS, {"card": card, "as_of": as_of}),
        "entered": entered,
    }


def week_ends(days: list[date], last: date) -> list[date]:
    """Of each week back from `last`, its last scored day; newest first.

    Weeks without a scored day are left out: the next one then spans more than a week.
    """
    ends: dict[int, date] = {}
    for day in days:
        week = (last - day) // timedelta(days=7)
        if week <= WEEKS:
            ends.setdefault(week, day)
    return list(ends.values())
