"""Worlds, and batches of them that are built at once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from zlib import crc32

from reference.tables import HISTORY, tables_of
from reference.text import fold

WITH_NUMBER = ("_id", "email", "domain")
Cells = dict[str, str | None]
Tables = dict[str, list[Cells]]


@dataclass
class Settings:
    """What a batch has once: scoring date, variables, reference seeds.

    `doubles` are columns (`contacts.company_id`) that Parquet holds as numbers.
    """

    as_of: str
    variables: dict[str, object]
    reference: Tables = field(default_factory=dict)
    doubles: list[str] = field(default_factory=list)


@dataclass
class World:
    """Raw data and rules whose ids hold a three-digit number each, often the same."""

    raw_number: str
    rules_number: str
    raw: Tables
    rules: Tables

    def renumbered(self, raw_number: str, rules_number: str) -> "World":
        """The same world under other numbers, which must differ if its own do."""
        numbers = {self.raw_number: raw_number, self.rules_number: rules_number}
        return World(
            raw_number,
            rules_number,
            {name: with_numbers(rows, numbers) for name, rows in self.raw.items()},
            {name: with_numbers(rows, numbers) for name, rows in self.rules.items()},
        )


def with_numbers(rows: list[Cells], numbers: Mapping[str, str]) -> list[Cells]:
    """Rows in whose id cells one number stands for another."""
    return [
        {
            column: replaced(cell, numbers) if holds_id(row, column) else cell
            for column, cell in row.items()
        }
        for row in rows
    ]


def holds_id(row: Cells, column: str) -> bool:
    """Whether a cell is an id or a domain of a world, or a rule's value for one."""
    if column != "value":
        return column.endswith(WITH_NUMBER)
    fields = (row.get("attribute"), row.get("property"), row.get("field"))
    return any((fold(field) or "").endswith(WITH_NUMBER) for field in fields)


def replaced(cell: str | None, numbers: Mapping[str, str]) -> str | None:
    """The cell with all numbers replaced at once, so that two may change places."""
    pattern = rf"(?<![0-9])(0*)({'|'.join(numbers)})"
    return cell and re.sub(pattern, lambda found: found[1] + numbers[found[2]], cell)


def has_number(text: object, number: str) -> bool:
    """Whether an id, or a text that holds ids, has a world's number in it."""
    return re.search(rf"(?<![0-9])0*{number}", str(text)) is not None


@dataclass
class Batch:
    """Worlds that are built at once."""

    settings: Settings
    worlds: list[World]

    @property
    def as_of_date(self) -> date:
        return date.fromisoformat(self.settings.as_of)

    @property
    def variables(self) -> dict[str, object]:
        return self.settings.variables | {"as_of_date": self.settings.as_of}

    @property
    def raw(self) -> Tables:
        """All raw rows, the worlds mixed up in a fixed way."""
        tables = joined([world.raw for world in self.worlds])
        for rows in tables.values():
            Random(len(rows)).shuffle(rows)
        for name in self.settings.doubles:
            table, column = name.split(".")
            tables[table] = [
                row | {column: as_double(row.get(column))}
                for row in tables.get(table, [])
            ]
        return {table: tables.get(table, []) for table in tables_of(self.variables)}

    @property
    def seeds(self) -> Tables:
        return joined([world.rules for world in self.worlds]) | self.settings.reference

    def earlier(self) -> "Batch":
        """What might have been built before: part of it, with other settings.

        If this one reads what attributes were, that one does not, and the reverse.
        """
        day_before = (self.as_of_date - timedelta(days=1)).isoformat()
        columns = ("event_properties", "contact_attributes", "company_attributes")
        variables = {
            name: value
            for name, value in self.settings.variables.items()
            if name in columns
        }
        variables[HISTORY] = not self.settings.variables.get(HISTORY)
        worlds = [
            World(
                world.raw_number,
                world.rules_number,
                {table: some_of(rows) for table, rows in world.raw.items()},
                rules_among(world.rules, some_of),
            )
            for world in self.worlds
        ]
        return Batch(Settings(day_before, variables), worlds)


def as_double(cell: str | None) -> float | None:
    """A cell of digits as a number; any other word is none, or not a number."""
    digits = (cell or "").strip()
    if digits.isdecimal():
        return float(digits)
    return float("nan") if digits.startswith("0") else None


def some_of(rows: list[Cells]) -> list[Cells]:
    """About two of three rows; which, depends on what is in them, but for ids."""
    return [
        row
        for row in rows
        if crc32(repr([c for n, c in row.items() if not holds_id(row, n)]).encode()) % 3
    ]


def rules_among(rules: Tables, some: Callable[[list[Cells]], list[Cells]]) -> Tables:
    """Some rules and conditions; what rules refer to stays."""
    fewer = {
        name: some(rows) if name.endswith("_points") else rows
        for name, rows in rules.items()
    }
    rule_ids = {
        row["rule_id"].strip()
        for name, rows in fewer.items()
        if name.endswith("_points")
        for row in rows
    }
    conditions = [
        row
        for row in some(rules.get("rule_conditions", []))
        if row["rule_id"].strip() in rule_ids
    ]
    return fewer | {"rule_conditions": conditions}


def joined(parts: list[Tables]) -> Tables:
    tables: Tables = {}
    for part in parts:
        for name, rows in part.items():
            tables.setdefault(name, []).extend(rows)
    return tables
