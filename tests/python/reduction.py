"""Reduce a failing batch to a small failing world.

A candidate is the failing world without some rows or cells. Many candidates are built
at once, each under numbers of its own; a candidate still fails if one of its own
contacts, events or companies shows the same kind of difference on its own cards.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from comparison import Difference
from reference.tables import REQUIRED
from worlds import Batch, Settings, World, has_number

MOST_CANDIDATES = 24
FIRST_NUMBER = 501
OF_RAW_ROWS = ("rejected_rows", "machine_events")
OPTIONAL_IN_RULES = {
    *("group_id", "label", "decay_id", "max_points", "min_points", "min_hits"),
    *("window_days", "journey_phase", "active_from", "active_to", "months"),
    *("disqualifies", "max_per_period", "min_score", "max_score", "mql_threshold"),
    *("mql_min_behavioural", "reset_on_stage_change", "activity_horizon_days"),
    *("repeat_every_days", "after_event", "after_count", "after_days"),
    *("min_purchases", "cycle_months", "fit_grade", "engagement_level", "priority"),
    *("call_script", "email_template", "color", "combine"),
}
Item = tuple[str, str, int, str | None]
Build = Callable[[Batch], list[Difference]]
Report = Callable[[str], None]


@dataclass
class Reducer:
    """Builds candidates of one failing world until none smaller fails."""

    build: Build
    settings: Settings
    target: tuple[str, str]
    report: Report

    def fails(self, candidates: list[World]) -> list[bool]:
        """Whether each candidate still shows the difference, in as few builds."""
        results: list[bool] = []
        for start in range(0, len(candidates), MOST_CANDIDATES):
            part = candidates[start : start + MOST_CANDIDATES]
            worlds = [numbered(world, place) for place, world in enumerate(part)]
            found = self.build(Batch(self.settings, worlds))
            of_target = [d for d in found if d.kind == self.target]
            results += [
                any(belongs(d, w.raw_number, w.rules_number) for d in of_target)
                for w in worlds
            ]
        return results

    def without_items(self, world: World, items_of: Callable[[World], list]) -> World:
        """Remove ever smaller shares of the world's rows (or cells)."""
        size = max(1, len(items_of(world)) // 2)
        while True:
            items = items_of(world)
            chunks = [items[i : i + size] for i in range(0, len(items), size)]
            smaller = [without(world, chunk) for chunk in chunks]
            removable = [
                chunk
                for chunk, still_fails in zip(chunks, self.fails(smaller), strict=True)
                if still_fails
            ]
            if removable:
                world = self.without_most(world, removable)
            self.report(f"{len(items_of(world))} parts left, steps of {size}")
            if size == 1 and not removable:
                return world
            size = size if removable and size == 1 else max(1, size // 2)

    def without_most(self, world: World, removable: list[list[Item]]) -> World:
        """Remove as many as possible of the chunks that can be removed alone."""
        together = [
            without(world, [item for chunk in removable[:count] for item in chunk])
            for count in range(1, len(removable) + 1)
        ]
        failing = self.fails(together)
        last = max(place for place, fails in enumerate(failing) if fails)
        return together[last]


def numbered(world: World, place: int) -> World:
    """The world under numbers that no other candidate of its build has."""
    first = str(FIRST_NUMBER + 2 * place)
    is_one = world.raw_number == world.rules_number
    return world.renumbered(first, first if is_one else str(int(first) + 1))


def belongs(difference: Difference, raw_number: str, rules_number: str) -> bool:
    """Whether a difference is of one world's raw rows on one world's rules."""
    if difference.table in OF_RAW_ROWS:
        return has_number((difference.key, difference.expected), raw_number)
    owner, card, *_ = difference.key
    return has_number(owner, raw_number) and has_number(card, rules_number)


def rows_of(world: World) -> list[Item]:
    sides = (("rules", world.rules), ("raw", world.raw))
    return [
        (side, table, place, None)
        for side, tables in sides
        for table, rows in tables.items()
        for place in range(len(rows))
    ]


def cells_of(world: World) -> list[Item]:
    """The cells that may be blanked without making a row or rule invalid."""
    return [
        (side, table, place, column)
        for side, table, place, _ in rows_of(world)
        for column, cell in getattr(world, side)[table][place].items()
        if cell is not None
        and (
            column in OPTIONAL_IN_RULES if side == "rules" else optional(table, column)
        )
    ]


def optional(table: str, column: str) -> bool:
    is_owner = table == "events" and column in ("contact_id", "anonymous_id")
    return not is_owner and column not in REQUIRED[table]


def without(world: World, items: list[Item]) -> World:
    """The world without some rows and cells, and without what depended on them."""
    gone = set(items)

    def kept(side: str, tables: dict) -> Iterator[tuple[str, list]]:
        for table, rows in tables.items():
            yield (
                table,
                [
                    {
                        column: None if (side, table, place, column) in gone else cell
                        for column, cell in row.items()
                    }
                    for place, row in enumerate(rows)
                    if (side, table, place, None) not in gone
                ],
            )

    raw, rules = dict(kept("raw", world.raw)), dict(kept("rules", world.rules))
    return World(world.raw_number, world.rules_number, raw, valid(rules))


def valid(rules: dict) -> dict:
    """Rules without those whose card is gone, and without references to nothing."""

    def ids(table: str, column: str) -> set[str]:
        return {row[column].strip() for row in rules.get(table, [])}

    def is_there(row: dict, column: str, among: set[str]) -> bool:
        return (row.get(column) or "").strip() in among

    cards = ids("scorecards", "scorecard_id")
    for table, rows in rules.items():
        if table not in ("scorecards", "decay_profiles", "rule_conditions"):
            rules[table] = [r for r in rows if is_there(r, "scorecard_id", cards)]
    rule_ids = {
        row["rule_id"].strip()
        for table, rows in rules.items()
        if table.endswith("_points")
        for row in rows
    }
    conditions = rules.get("rule_conditions", [])
    rules["rule_conditions"] = [
        r for r in conditions if is_there(r, "rule_id", rule_ids)
    ]
    groups = ids("rule_groups", "group_id")
    decays = ids("decay_profiles", "decay_id") | {"none"}
    for table, rows in rules.items():
        if not table.endswith("_points"):
            continue
        for row in rows:
            if not is_there(row, "group_id", groups):
                row["group_id"] = None
            if "decay_id" in row and not is_there(row, "decay_id", decays):
                row["decay_id"] = None
            if not row.get("after_event") and "after_count" in row:
                row["after_count"] = None
    return rules


def reduced(
    build: Build, batch: Batch, found: list[Difference], report: Report
) -> tuple[Settings, World]:
    """A small world (and simple settings) that still shows the first difference.

    Raises LookupError if no world shows it alone.
    """
    for first in found:
        reducer = Reducer(build, batch.settings, first.kind, report)
        candidates = suspects(batch, first)
        if not any(fails := reducer.fails(candidates)):
            continue
        world = candidates[fails.index(True)]
        world = reducer.without_items(world, rows_of)
        world = reducer.without_items(world, cells_of)
        return simplest_settings(reducer, world), world
    raise LookupError(f"No single world shows a difference alone: {found[0]}")


def suspects(batch: Batch, difference: Difference) -> list[World]:
    """The raw data in a difference's key together with the rules in its key."""
    of_raw_rows = difference.table in OF_RAW_ROWS
    return [
        World(raw.raw_number, rules.rules_number, raw.raw, rules.rules)
        for raw in batch.worlds
        for rules in ([raw] if of_raw_rows else batch.worlds)
        if belongs(difference, raw.raw_number, rules.rules_number)
    ]


def simplest_settings(reducer: Reducer, world: World) -> Settings:
    """The settings without the variables and reference seeds that do not matter."""
    settings = reducer.settings
    for name in [*settings.variables]:
        others = {k: v for k, v in settings.variables.items() if k != name}
        reducer.settings = replace(settings, variables=others)
        settings = reducer.settings if reducer.fails([world]) == [True] else settings
    reducer.settings = replace(settings, reference={})
    return reducer.settings if reducer.fails([world]) == [True] else settings
