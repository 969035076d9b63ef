"""Who became hot and who cooled down, week by week, and what did it."""

from datetime import date, timedelta
from itertools import pairwise

import duckdb

from report_page.causes import what_did_it
from report_page.rules import Row, rows

WEEKS = 26
# A longer span between two scored days is a gap, not a week.
LONGEST_WEEK = 10
DATES = """
    select distinct as_of_date from lead_score_history
    where scorecard_id = $card and as_of_date <= $as_of order by as_of_date desc
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
# at the end of a week against the end of the week before
WEEK = """
    with
    before as (
        select contact_id, coalesce(temperature = $hot, false) as is_hot, lead_score,
            is_mql
        from lead_score_history where scorecard_id = $card and as_of_date = $start
    ),
    after as (
        select contact_id, coalesce(temperature = $hot, false) as is_hot, lead_score,
            is_mql
        from lead_score_history where scorecard_id = $card and as_of_date = $end
    )
    select after.contact_id, after.is_hot, before.is_hot as was_hot,
        before.lead_score as score_before, after.lead_score as score_after,
        after.is_mql and not coalesce(before.is_mql, false) as is_new_mql
    from after left join before on after.contact_id = before.contact_id
    where after.is_hot != coalesce(before.is_hot, false)
        or (after.is_mql and not coalesce(before.is_mql, false))
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


def read_movements(
    connection: duckdb.DuckDBPyConnection, card: str, as_of: str, hot: str
) -> Row:
    """Moves by week, oldest first; people are known by their place in `shown`.

    `entered` and `left` are of the week that ends on the scored day.
    """
    places = dict(connection.execute("select contact_id, place from shown").fetchall())
    dates = {"card": card, "as_of": as_of}
    days = [day for (day,) in connection.execute(DATES, dates).fetchall()]
    last = date.fromisoformat(as_of)
    weeks: list[Row] = []
    entered, left, is_exact = {}, {}, False
    for end, start in pairwise(week_ends(days, last)):
        if end - start > timedelta(days=LONGEST_WEEK):
            continue
        span = {"card": card, "hot": hot, "start": start, "end": end}
        moves = connection.execute(WEEK, span).fetchall()
        weeks.append(week_row(start, end, moves, places))
        if end == last:
            span = {"card": card, "as_of": as_of, "start": start}
            parts, is_exact = what_did_it(connection, span)
            entered, left = last_moves(moves, places, parts)
    return {
        "scored_dates": len(days),
        "first_date": days[-1].isoformat() if days else None,
        "weeks": weeks[::-1],
        "daily": rows(connection, DAILY, dates),
        "triggers": rows(connection, TRIGGERS, dates),
        "entered": entered,
        "left": left,
        "is_exact": is_exact,
    }


def week_row(start: date, end: date, moves: list[tuple], places: dict[str, int]) -> Row:
    """Counts of a week, and who is listed of those who moved."""
    inside = [move for move in moves if move[1] and not move[2]]
    fell = [contact for contact, is_hot, was, *_ in moves if was and not is_hot]
    return {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "crossed": sum(was is not None for _, _, was, *_ in inside),
        "new": sum(was is None for _, _, was, *_ in inside),
        "fell": len(fell),
        "mqls": sum(is_new_mql for *_, is_new_mql in moves),
        "in": sorted(places[one] for one, *_ in inside if one in places),
        "out": sorted(places[one] for one in fell if one in places),
    }


def last_moves(
    moves: list[tuple], places: dict[str, int], parts: dict[str, list]
) -> tuple[Row, Row]:
    """Of the last week, by place: scores, and what raised or lowered them most."""
    entered, left = {}, {}
    for contact, is_hot, was, before, after, _ in moves:
        if contact not in places or is_hot == bool(was):
            continue
        sign = 1 if is_hot else -1
        listed = [part for part in parts.get(contact, []) if part[2] * sign > 0]
        (entered if is_hot else left)[places[contact]] = {
            "before": before,
            "after": after,
            "is_new": was is None,
            "parts": listed[:3],
        }
    return entered, left


def week_ends(days: list[date], last: date) -> list[date]:
    """Of each week back from `last`, its last scored day; newest first."""
    ends: dict[int, date] = {}
    for day in days:
        week = (last - day) // timedelta(days=7)
        if week <= WEEKS:
            ends.setdefault(week, day)
    return list(ends.values())
