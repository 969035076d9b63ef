"""What is wrong between rows, of one file or of several."""

from collections.abc import Iterator
from decimal import Decimal

from .cells import folded, lowered, read_number
from .faults import Fault, quoted
from .files import Row
from .schema import Seed

RULE_SEEDS = {
    "demographic_points": "demographic",
    "behavioural_points": "behavioural",
    "inactivity_points": "negative",
    "purchase_cycle_points": "behavioural",
}
Tables = dict[str, list[Row]]


def number_of(cell: str | None) -> Decimal | None:
    """A cell as a number; None if it is blank or not one."""
    return read_number(cell) if cell else None


def group_faults(tables: Tables) -> Iterator[Fault]:
    """Rules in a group of another scorecard, or of another dimension than theirs."""
    groups: dict[str | None, list[Row]] = {}
    for row in tables.get("rule_groups", []):
        groups.setdefault(row.cells["group_id"], []).append(row)
    cards = {row.cells["scorecard_id"] for row in tables.get("scorecards", [])}
    for seed, given in RULE_SEEDS.items():
        for row in tables.get(seed, []):
            group_id, card = row.cells["group_id"], row.cells["scorecard_id"]
            found = groups.get(group_id, []) if group_id else []
            if len(found) != 1:
                continue
            (group,) = found
            group_card = group.cells["scorecard_id"]
            if card != group_card and {card, group_card} <= cards:
                yield row.fault(
                    "group_id",
                    f"group {quoted(group_id)} belongs to scorecard {group_card}",
                    f"Choose a group of scorecard {card}.",
                )
                continue
            cell = "max_points" if seed == "purchase_cycle_points" else "points"
            points = number_of(row.cells[cell])
            is_negative = seed == "inactivity_points" or (points or 0) < 0
            if points is None and not is_negative:
                continue
            dimension = "negative" if is_negative else given
            of_group = lowered(group.cells["dimension"] or "")
            if of_group in RULE_SEEDS.values() and of_group != dimension:
                yield row.fault(
                    "group_id",
                    f"group {quoted(group_id)} is {of_group}, but the rule is"
                    f" {dimension}",
                    f"Choose a group with dimension {dimension}.",
                )


def repeated_id_faults(schema: dict[str, Seed], tables: Tables) -> Iterator[Fault]:
    """Ids that are there more than once, rule ids over all rule files."""
    uses: dict[tuple[str, str], list[tuple[Row, str]]] = {}
    for seed, rows in tables.items():
        for column in schema[seed].columns.values():
            for row in rows if column.id_of else []:
                if cell := row.cells[column.name]:
                    uses.setdefault((column.id_of, cell), []).append((row, column.name))
    for (_, cell), rows in uses.items():
        for row, column in rows:
            others = [
                f"{other.seed}.csv, line {other.line}"
                for other, _ in rows
                if other is not row
            ]
            if others:
                yield row.fault(
                    column,
                    f"{quoted(cell)} is also in {' and in '.join(others[:3])}",
                    f"Give each {schema[row.seed].row} a {column} of its own.",
                )


def repeated_minimum_faults(rows: list[Row]) -> Iterator[Fault]:
    """Bands of one set that begin at the same number."""
    first: dict[tuple, Row] = {}
    for row in rows:
        if (minimum := number_of(row.cells["min_value"])) is None:
            continue
        key = (row.cells["scorecard_id"], row.cells["band_set"], minimum)
        other = first.setdefault(key, row)
        if other is not row:
            yield row.fault(
                "min_value",
                f"{quoted(row.cells['min_value'])} is also the min_value of line"
                f" {other.line}",
                "Give each band of a set its own.",
            )


def ambiguous_title_faults(rows: list[Row]) -> Iterator[Fault]:
    """Job titles of which nobody could tell the seniority."""
    first: dict[tuple, Row] = {}
    for row in rows:
        pattern, seniority = row.cells["pattern"], row.cells["seniority"]
        if not pattern or not seniority:
            continue
        key = (folded(pattern), number_of(row.cells["priority"]))
        other = first.setdefault(key, row)
        known = other.cells["seniority"] or ""
        if seniority.lower() != known.lower():
            yield row.fault(
                "seniority",
                f"is {quoted(seniority)} here and {quoted(known)} in line"
                f" {other.line}, for the same pattern and priority",
                "Delete one of them.",
            )
