"""Points of the leads that the page lists, and their scores of the last 90 days.

A contribution is kept with `times`, a fraction: points of the rule x times, held within
the rule's max_points, are its points, as SQL has computed them. So the page can compute
what other points would give. A rule of whose rows one does not come out like that is
`fixed`: the page shows it and does not change it.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb

from report_page.rules import Row, units

HISTORY_DAYS = 90
DECAY_UNITS = 10**12
CONTRIBUTIONS = """
    with hits as (
        select
            contact_id, rule_id,
            sum(cast(counted_hits as decimal(18, 0)) * decay_factor) as decayed_hits,
            arg_max(decay_factor, activity_date) filter (counted_hits > 0)
                as latest_factor
        from main_intermediate.int_event_hits
        where as_of_date = $as_of
        group by contact_id, rule_id
    )
    select
        shown.place, contributions.kind, contributions.rule_id, contributions.group_id,
        contributions.label, contributions.dimension, contributions.points,
        contributions.points_before_decay, contributions.counted_hits,
        date_diff('day', contributions.last_date, shown.as_of_date) as days_ago,
        case when rules.min_hits is null then hits.decayed_hits
            else hits.latest_factor end as decayed_times
    from lead_score_contributions as contributions
    inner join shown
        on contributions.contact_id = shown.contact_id
        and contributions.scorecard_id = shown.scorecard_id
    left join hits
        on contributions.contact_id = hits.contact_id
        and contributions.rule_id = hits.rule_id
    left join main_staging.stg_rules__rules as rules
        on contributions.rule_id = rules.rule_id
    order by shown.place, contributions.points desc, contributions.kind,
        coalesce(contributions.rule_id, contributions.group_id)
"""
HISTORY = f"""
    select shown.place, date_diff('day', history.as_of_date, shown.as_of_date),
        history.lead_score
    from lead_score_history as history
    inner join shown
        on history.contact_id = shown.contact_id
        and history.scorecard_id = shown.scorecard_id
    where history.as_of_date between shown.as_of_date - {HISTORY_DAYS}
        and shown.as_of_date
    order by shown.place, history.as_of_date
"""


def contributions(
    connection: duckdb.DuckDBPyConnection,
    as_of: str,
    rules: list[Row],
    *,
    with_names: bool,
) -> Row:
    """Columns of numbers, one place per contribution; `of` names what gave points.

    `of` counts through the rules, then through `others`: limits and adjustments.
    """
    numbers = {rule["rule_id"]: number for number, rule in enumerate(rules)}
    others: dict[tuple[str, str], int] = {}
    table: dict[str, list[Any]] = {
        name: []
        for name in ("lead", "of", "points", "times", "divisor", "hits", "days_ago")
    }
    found = connection.execute(CONTRIBUTIONS, {"as_of": as_of})
    columns = [column[0] for column in found.description]
    for values in found.fetchall():
        row = dict(zip(columns, values, strict=True))
        points = units(row["points"])
        times = None
        if row["rule_id"] in numbers and row["kind"] != "adjustment":
            of = numbers[row["rule_id"]]
            times = times_fired(rules[of], row, points)
            if times is None or worth(rules[of], times) != points:
                rules[of]["fixed"] = True
        else:
            text = row["group_id"] or (row["label"] if with_names else None) or ""
            of = len(rules) + others.setdefault((row["kind"], text), len(others))
        table["lead"].append(row["place"])
        table["of"].append(of)
        table["points"].append(points)
        table["times"].append(times and times[0])
        table["divisor"].append(times and times[1])
        table["hits"].append(row["counted_hits"])
        table["days_ago"].append(row["days_ago"])
    return table | {"others": [list(other) for other in others]}


def times_fired(rule: Row, row: Row, points: int) -> tuple[int, int] | None:
    """How often a rule gives its points to a lead, as a fraction; None if unknown."""
    if rule["kind"] == "attribute":
        return 1, 1
    if rule["kind"] == "event":
        times = row["decayed_times"]
        return None if times is None else (int(Decimal(times) * DECAY_UNITS), 0)
    if not rule["points"]:
        return None
    before = Fraction(units(row["points_before_decay"]), rule["points"])
    # of a cycle of months the points are a fraction with a small divisor, rounded
    times = (
        before.limit_denominator(500) if rule["kind"] == "purchase_cycle" else before
    )
    return times.numerator, times.denominator


def worth(rule: Row, times: tuple[int, int]) -> int:
    """Ten-thousandths of a point that a rule gives, rounded half away from zero."""
    product, divisor = rule["points"] * times[0], times[1] or DECAY_UNITS
    size = (2 * abs(product) + divisor) // (2 * divisor)
    if rule["max_points"] is not None:
        size = min(size, rule["max_points"])
    return size if product >= 0 else -size


def history(connection: duckdb.DuckDBPyConnection, leads: int) -> list[list[Any]]:
    """Per lead days ago and score by turns, where the score changed, oldest first."""
    changes: list[list[Any]] = [[] for _ in range(leads)]
    for place, days_ago, score in connection.execute(HISTORY).fetchall():
        if not changes[place] or changes[place][-1] != score:
            changes[place] += [days_ago, score]
    return changes
