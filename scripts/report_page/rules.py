"""The rules of a scorecard as the page needs them: settings, limits, rows of seeds.

Points are whole ten-thousandths throughout: the page adds them up without rounding.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import duckdb

Row = dict[str, Any]
UNITS = 10_000
SEEDS = {
    "attribute": "demographic_points",
    "event": "behavioural_points",
    "inactivity": "inactivity_points",
    "purchase_cycle": "purchase_cycle_points",
}
EDITABLE = (
    *SEEDS.values(),
    *("rule_conditions", "rule_groups", "decay_profiles", "scorecards", "score_bands"),
)
CARD = """
    select scorecard_id, scorecard_name, min_score, max_score, mql_threshold,
        mql_min_behavioural
    from main_staging.stg_rules__scorecards
    where scorecard_id = ?
"""
BANDS = """
    select band_set, metric, band, label, min_value
    from main_staging.stg_rules__score_bands
    where scorecard_id = ?
    order by band_set, min_value desc
"""
GROUPS = """
    select group_id, dimension, combine, min_points, max_points
    from main_staging.stg_rules__rule_groups
    where scorecard_id = ?
    order by group_id
"""
RULES = """
    select rules.rule_id, rules.kind, rules.dimension, rules.group_id,
        coalesce(rules.label, rules.rule_id) as label, rules.points,
        case when rules.kind != 'purchase_cycle' then rules.max_points end
            as max_points,
        rules.is_disqualifying
    from main_staging.stg_rules__rules as rules
    where rules.scorecard_id = ?
    order by rules.dimension, rules.group_id, rules.rule_id
"""
NUMBERS = {"points", "min_points", "max_points", "min_value"}


def read_rules(connection: duckdb.DuckDBPyConnection, card_id: str) -> Row:
    """The card, its bands (highest first), groups, rules, and their rows in seeds."""
    (card,) = rows(connection, CARD, [card_id])
    return {
        "card": card,
        "bands": rows(connection, BANDS, [card_id]),
        "groups": rows(connection, GROUPS, [card_id]),
        "rules": rows(connection, RULES, [card_id]),
        "seeds": {name: seed_rows(connection, name, card_id) for name in EDITABLE},
    }


def seed_rows(connection: duckdb.DuckDBPyConnection, name: str, card_id: str) -> Row:
    """Header and rows of a seed for one card, cells as the CSV has them.

    A seed that all cards share has all of its rows.
    """
    found = connection.execute(f'select * from main_rules."{name}"')
    header = [column[0] for column in found.description]
    return {
        "header": header,
        "rows": [list(row) for row in found.fetchall() if is_of(card_id, header, row)],
    }


def is_of(card_id: str, header: list[str], row: Sequence[str | None]) -> bool:
    """Whether a row of a seed is of a card, or of all."""
    if "scorecard_id" not in header:
        return True
    return (row[header.index("scorecard_id")] or "").strip() == card_id


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, values: list[Any]
) -> list[Row]:
    """Rows as dicts; points in ten-thousandths, other decimals as floats, dates ISO."""
    found = connection.execute(query, values)
    columns = [column[0] for column in found.description]
    return [
        {name: plain(name, value) for name, value in zip(columns, row, strict=True)}
        for row in found.fetchall()
    ]


def plain(name: str, value: Any) -> Any:
    """A value that JSON has, of the column `name`."""
    if isinstance(value, Decimal):
        return units(value) if name in NUMBERS else float(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def units(points: Decimal | None) -> int | None:
    """Points in ten-thousandths."""
    return None if points is None else int(points * UNITS)
