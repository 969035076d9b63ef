"""What differs between two built databases, attached as `before` and `after`."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import duckdb

PAIRS = """
    create or replace temp table pairs as
    select
        coalesce(old.contact_id, new.contact_id) as contact_id,
        old.lead_score as score_before, new.lead_score as score_after,
        old.raw_score as raw_before, new.raw_score as raw_after,
        case when old.status = 'scored' then coalesce(old.temperature, 'none')
            else coalesce(old.status, 'no lead') end as band_before,
        case when new.status = 'scored' then coalesce(new.temperature, 'none')
            else coalesce(new.status, 'no lead') end as band_after,
        coalesce(old.is_mql, false) as was_mql, coalesce(new.is_mql, false) as is_mql
    from (select * from before.lead_scores where scorecard_id = $card) as old
    full join (select * from after.lead_scores where scorecard_id = $card) as new
        on old.contact_id = new.contact_id
"""
COUNTS = """
    select count(*),
        count(*) filter (score_before is distinct from score_after),
        count(*) filter (was_mql), count(*) filter (is_mql)
    from pairs
"""
MATRIX = """
    select band_before, band_after, count(*) from pairs group by all order by all
"""
BANDS = """
    select band from (
        select band, min_value from before.main_staging.stg_rules__score_bands
        where scorecard_id = $card and band_set = 'temperature'
        union all
        select band, min_value from after.main_staging.stg_rules__score_bands
        where scorecard_id = $card and band_set = 'temperature'
    )
    group by band order by max(min_value) desc
"""
MOVERS = """
    select contact_id, score_before, score_after from pairs
    where {test}
    order by abs(coalesce(score_after, 0) - coalesce(score_before, 0)) desc,
        abs(coalesce(raw_after, 0) - coalesce(raw_before, 0)) desc, contact_id
"""
# the row of a lead's contributions that changed most in the direction of the score
RULES = """
    with
    old as (
        select *, coalesce(rule_id, group_id) as part
        from before.lead_score_contributions
        where scorecard_id = $card and contact_id in (select unnest($contacts))
    ),
    new as (
        select *, coalesce(rule_id, group_id) as part
        from after.lead_score_contributions
        where scorecard_id = $card and contact_id in (select unnest($contacts))
    ),
    changes as (
        select
            coalesce(old.contact_id, new.contact_id) as contact_id,
            coalesce(
                new.label, old.label, new.rule_id, old.rule_id,
                'limit of ' || coalesce(new.group_id, old.group_id)
            ) as label,
            coalesce(new.points, 0) - coalesce(old.points, 0) as points
        from old
        full join new
            on old.contact_id = new.contact_id
            and old.kind = new.kind
            and old.part = new.part
    ),
    directed as (
        select changes.*, sign(pairs.raw_after - pairs.raw_before) as direction
        from changes
        inner join pairs on changes.contact_id = pairs.contact_id
        where changes.points != 0
    )
    select contact_id, arg_max(label, points * direction),
        arg_max(points, points * direction)
    from directed
    group by contact_id
"""
# becoming an MQL from one scored day to the next; the first day has none before it
NEW_MQLS = """
    with days as (
        select contact_id, as_of_date, is_mql,
            lag(is_mql) over (partition by contact_id order by as_of_date) as was_mql
        from {side}.lead_score_history
        where scorecard_id = $card and as_of_date between $start and $end
    )
    select date_diff('day', as_of_date, $end) // 7, count(*) from days
    where is_mql and not coalesce(was_mql, false) and as_of_date > $start
    group by all
"""


@dataclass(frozen=True)
class Mover:
    """A lead whose score differs; `rule` moved it most, by `points`."""

    contact_id: str
    score_before: int | None
    score_after: int | None
    rule: str = ""
    points: float = 0.0


@dataclass
class Difference:
    """One scorecard, before and after; lists of movers are whole."""

    card: str
    leads: int
    moved: int
    mqls: tuple[int, int]
    bands: list[str]
    matrix: dict[tuple[str, str], int]
    enter: list[Mover]
    leave: list[Mover]
    biggest: list[Mover]
    weekly_mqls: list[tuple[date, int, int]] = field(default_factory=list)

    @property
    def hot(self) -> tuple[int, int]:
        """Leads in the highest band, before and after."""
        top = self.bands[0]
        return (
            sum(leads for (old, _), leads in self.matrix.items() if old == top),
            sum(leads for (_, new), leads in self.matrix.items() if new == top),
        )


def differences(
    before: Path, after: Path, most: int, weeks: int = 0
) -> list[Difference]:
    """What differs between two database files, per scorecard that both have.

    `most` biggest movers each, and the new MQLs of the last `weeks`.
    """
    with duckdb.connect() as connection:
        for name, path in (("before", before), ("after", after)):
            connection.execute(f"attach '{quoted(str(path))}' as {name} (read_only)")
        cards = connection.execute(
            "select scorecard_id, max(as_of_date) from after.lead_scores"
            " where scorecard_id in (select scorecard_id from before.lead_scores)"
            " group by scorecard_id order by scorecard_id"
        ).fetchall()
        return [compare(connection, card, weeks, as_of, most) for card, as_of in cards]


def compare(
    connection: duckdb.DuckDBPyConnection, card: str, weeks: int, as_of: date, most: int
) -> Difference:
    """What differs for a card that both databases have; `most` biggest movers."""

    def fetch(query: str, **values: object) -> list[tuple]:
        return connection.execute(query, values or None).fetchall()

    fetch(PAIRS, card=card)
    (leads, moved, mqls_before, mqls_after), *_ = fetch(COUNTS)
    bands = [band for (band,) in fetch(BANDS, card=card)]
    matrix = {(old, new): count for old, new, count in fetch(MATRIX)}
    others = {band for pair in matrix for band in pair} - set(bands)
    top = bands[0] if bands else "none"
    is_hot = f"band_after = '{quoted(top)}'"
    was_hot = f"band_before = '{quoted(top)}'"

    def movers(test: str) -> list[Mover]:
        found = [Mover(*row) for row in fetch(MOVERS.format(test=test))]
        return [*with_rules(connection, card, found[:most]), *found[most:]]

    return Difference(
        card=card,
        leads=leads,
        moved=moved,
        mqls=(mqls_before, mqls_after),
        bands=[*(bands or ["none"]), *sorted(others - {"none"} if bands else others)],
        matrix=matrix,
        enter=movers(f"{is_hot} and not {was_hot}"),
        leave=movers(f"{was_hot} and not {is_hot}"),
        biggest=movers("score_before is distinct from score_after")[:most],
        weekly_mqls=weekly_mqls(connection, card, weeks, as_of),
    )


def with_rules(
    connection: duckdb.DuckDBPyConnection, card: str, movers: list[Mover]
) -> list[Mover]:
    """The same movers, each with the rule or limit that moved it most."""
    contacts = [mover.contact_id for mover in movers]
    found = connection.execute(RULES, {"card": card, "contacts": contacts}).fetchall()
    rules = {contact: (label, float(points)) for contact, label, points in found}
    return [
        Mover(
            mover.contact_id,
            mover.score_before,
            mover.score_after,
            *rules.get(mover.contact_id, ("a threshold or status", 0.0)),
        )
        for mover in movers
    ]


def weekly_mqls(
    connection: duckdb.DuckDBPyConnection, card: str, weeks: int, as_of: date
) -> list[tuple[date, int, int]]:
    """Last day of a week, new MQLs before and after; the earliest week first."""
    counts = []
    for side in ("before", "after"):
        found = connection.execute(
            NEW_MQLS.format(side=side),
            {"card": card, "start": weeks_before(as_of, weeks), "end": as_of},
        )
        counts.append(dict(found.fetchall()))
    return [
        (weeks_before(as_of, week), counts[0].get(week, 0), counts[1].get(week, 0))
        for week in reversed(range(weeks))
    ]


def weeks_before(as_of: date, weeks: int) -> date:
    """The day so many weeks before `as_of`."""
    return as_of - timedelta(days=7 * weeks)


def quoted(text: str) -> str:
    """Text between quotes in SQL."""
    return text.replace("'", "''")
