"""Cells of a seed row. Blank, or the word `null`, is null."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from .text import fold, trim
from .values import read_boolean, read_date, read_number

SeedRow = Mapping[str, str | None]


def text(row: SeedRow, column: str) -> str | None:
    value = trim(row.get(column))
    return None if value is None or value.lower() == "null" else value


def keyword(row: SeedRow, column: str, default: str | None = None) -> str | None:
    return fold(text(row, column)) or default


def number(row: SeedRow, column: str, default: int | None = None) -> Decimal | None:
    value = read_number(text(row, column))
    return value if value is not None else default and Decimal(default)


def integer(row: SeedRow, column: str, default: int | None = None) -> int | None:
    value = read_number(text(row, column))
    return default if value is None else int(value)


def boolean(row: SeedRow, column: str) -> bool:
    return read_boolean(text(row, column)) or False


def day(row: SeedRow, column: str) -> date | None:
    return read_date(text(row, column))


def words(row: SeedRow, column: str) -> set[str]:
    """The folded items of a list cell; blank items are ignored."""
    items = (fold(item) for item in (text(row, column) or "").split("|"))
    return {item for item in items if item}
