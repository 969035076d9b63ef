"""What outcomes say about each rule, and whether that can be trusted.

`rule_performance` looks at one rule at a time. Rules that fire together share one
effect: its advice stands here only if all rules of the card, fitted together, say the
same, if enough leads converted with and without the rule, and within the group limit.
Nothing is advised about a rule that tells the outcome itself.
"""

from dataclasses import dataclass

import duckdb
import numpy as np
from rule_evidence import Joint, read_evidence

FEWEST_CONVERSIONS = 10
NORMAL_95 = 1.959963984540054
PERFORMANCE = """
    select performance.rule_id, coalesce(performance.label, performance.rule_id),
        performance.scorecard_id, performance.advice, performance.leads_hit,
        performance.conversions_hit, performance.rate_with, performance.rate_without,
        performance.points, performance.points_suggested,
        performance.points_suggested_low, performance.points_suggested_high,
        greatest(groups.min_points, -rules.max_points),
        least(groups.max_points, rules.max_points)
    from rule_performance as performance
    inner join main_staging.stg_rules__rules as rules
        on performance.rule_id = rules.rule_id
    left join main_staging.stg_rules__rule_groups as groups
        on rules.group_id = groups.group_id
    where performance.scorecard_id = $card
    order by performance.rule_id
"""


@dataclass(frozen=True)
class Advice:
    """A rule, and what outcomes say: its `verdict`, and the points to go to if any.

    `verdict` is that of rule_performance, but weak, leaky, overlap or capped where that
    cannot be trusted; `other` is the rule that fires most with it.
    """

    rule_id: str
    label: str
    card: str
    verdict: str
    leads: int
    conversions: int
    rate: float | None
    other_rate: float | None
    points: float
    target: int | None = None
    other: str | None = None


def rule_advice(connection: duckdb.DuckDBPyConnection, card: str) -> list[Advice]:
    """Advice on each rule of a card, in the order of ids; empty without outcomes."""
    given = {"card": card}
    found = connection.execute(PERFORMANCE, given).fetchall()
    joint, leads, conversions = read_evidence(connection, card)
    return [
        judged(row, joint, leads, conversions) if joint else plain(row) for row in found
    ]


def plain(row: tuple, verdict: str | None = None, **more: object) -> Advice:
    """The advice of rule_performance as it is, or another verdict."""
    rule, label, card, advice, leads, conversions, rate, other_rate, points = row[:9]
    rates = [None if one is None else float(one) for one in (rate, other_rate)]
    return Advice(
        *(rule, label, card, verdict or advice, leads, conversions),
        *(*rates, float(points)),
        **more,
    )


def judged(row: tuple, joint: Joint, all_leads: int, all_conversions: int) -> Advice:
    """Whether a change that rule_performance advises can be trusted."""
    rule, advice, leads, won = row[0], row[3], row[4], row[5]
    if advice not in ("raise", "lower"):
        return plain(row)
    if rule in joint.leaky:
        return plain(row, "leaky")
    cells = (won, leads - won, all_conversions - won)
    others = all_leads - leads - (all_conversions - won)
    is_weak = min(won, all_conversions - won) < FEWEST_CONVERSIONS
    if is_weak or not all((*cells, others)) or rule not in joint.places:
        return plain(row, "weak")
    place = joint.places[rule]
    points, suggested, low, high = (float(one) for one in row[8:12])
    single = np.log((won + 0.5) * (others + 0.5) / (cells[1] + 0.5) / (cells[2] + 0.5))
    # the same scale of points for the weight that is left beside the other rules
    scale = suggested / single if single else 0.0
    ends = sorted(
        scale * (joint.log_odds[place] + sign * NORMAL_95 * joint.errors[place])
        for sign in (-1, 1)
    )
    partner = joint.together[place].argmax()
    other = next(name for name, at in joint.places.items() if at == partner)
    is_raise = advice == "raise"
    if points >= ends[0] if is_raise else points <= ends[1]:
        return plain(row, "overlap", other=other)
    near = min(low, ends[0]) if is_raise else max(high, ends[1])
    if limited(points, near, None, None) is None:
        return plain(row, "keep")
    target = limited(points, near, *row[12:14])
    return plain(row, None if target is not None else "capped", target=target)


def limited(now: float, near: float, lowest: object, highest: object) -> int | None:
    """Whole points towards `near`: same sign, within limits; None if as now."""
    whole = round(near)
    if lowest is not None:
        whole = max(whole, int(lowest))
    if highest is not None:
        whole = min(whole, int(highest))
    whole = min(whole, -1) if now < 0 else max(whole, 0)
    return whole if (whole - now) * (near - now) > 0 else None
