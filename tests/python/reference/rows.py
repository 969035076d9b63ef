"""Raw rows as typed values: what is read, and what cannot be.

Null words become blank first; then bad rows are told, then unreadable optional cells.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import md5
from zoneinfo import ZoneInfo

from .tables import (
    BOOLEANS,
    COLUMNS,
    HISTORY,
    NUMBERS,
    REQUIRED,
    ROW_KEY,
    Cells,
    attributes_with_a_past,
    columns_of,
)
from .text import fold, trim
from .values import read_boolean, read_number, read_points, read_time, zone_of

OPERATIONS = {"add", "set_to"}
NULL_WORDS = [r"\N", "null", "none", "nan", "nat", "n/a", "#n/a", "-"]
NULL_WORDS += ["0000-00-00", "0000-00-00 00:00:00"]
NAMES = {"contacts.first_name", "contacts.last_name", "companies.name"}


@dataclass
class Row:
    """One raw row: its typed values, its cells as read, and its md5."""

    table: str
    values: dict
    cells: dict[str, str]
    md5: str = field(init=False)

    def __post_init__(self) -> None:
        self.md5 = md5(self.text.encode()).hexdigest()

    def __getitem__(self, column: str):
        return self.values[column]

    @property
    def text(self) -> str:
        return "|".join(self.cells.values())

    @property
    def key(self) -> str | None:
        return self.values[ROW_KEY[self.table]]

    @property
    def life(self) -> str:
        """Whether a contact is alive or deleted; hidden if the cell says neither."""
        cell = trim(self.cells["deleted_at"])
        if cell is None or read_boolean(cell) is False:
            return "alive"
        is_read = read_boolean(cell) or self["deleted_at"] is not None
        return "deleted" if is_read else "hidden"


@dataclass
class Rejected:
    """A row (or a cell of it) that is kept out, and why."""

    row: Row
    reason: str
    text: str
    column: str | None = None


@dataclass
class Reader:
    """Reads raw cells with the variables of a run."""

    variables: Mapping

    @cached_property
    def zone(self) -> ZoneInfo:
        return zone_of(self.variables)

    @cached_property
    def null_words(self) -> set[str]:
        words = self.variables.get("null_words")
        words = NULL_WORDS if words is None else words
        return {fold(word) for word in words} - {None}

    def text_of(self, table: str, column: str, cell: str | float | None) -> str:
        """A cell as text; a null word, like no value, is an empty one."""
        text = str(cell) if isinstance(cell, float) else cell or ""
        is_name = f"{table}.{column}" in NAMES
        return "" if not is_name and fold(text) in self.null_words else text

    def texts_of(self, table: str, cells: Cells) -> dict[str, str]:
        texts = {
            column: self.text_of(table, column, cells.get(column))
            for column in columns_of(table, self.variables)
        }
        if table == HISTORY:
            # as in the column of `contacts` that it was in
            attribute = fold(texts["attribute"]) or ""
            texts["value"] = self.text_of("contacts", attribute, cells.get("value"))
        return texts

    def value(self, table: str, column: str, text: str) -> object:
        """What a cell of a column says; None when it cannot be read."""
        if table == HISTORY:
            if column == "valid_from":
                return read_time(text, self.zone)
            return fold(text) if column == "attribute" else trim(text)
        if column not in COLUMNS[table]:
            return trim(text)
        if column.endswith("_at"):
            return read_time(text, self.zone)
        if column in BOOLEANS:
            return read_boolean(text)
        if column in NUMBERS:
            return read_number(text)
        if (table, column) == ("score_adjustments", "points"):
            return read_points(text)
        if column == "operation":
            return fold(text) if fold(text) in OPERATIONS else None
        return fold(text) if column in ("event_type", "stage") else trim(text)

    def row(self, table: str, cells: Cells) -> Row:
        texts = self.texts_of(table, cells)
        values = {name: self.value(table, name, text) for name, text in texts.items()}
        for name, cell in cells.items():
            is_number = isinstance(cell, float) and cell.is_integer()
            if is_number and name in values and name.endswith("_id"):
                # an id, whatever the text of its cell is
                values[name] = str(int(cell))
        if table == HISTORY:
            attribute = values["attribute"]
            if attribute in attributes_with_a_past(self.variables):
                values["value"] = self.value("contacts", attribute, texts["value"])
            else:
                values["attribute"] = None
        return Row(table, values, texts)


def bad_column(row: Row) -> str | None:
    """The first required column without a value that can be read."""
    has_visitor = row.table == "events" and row["anonymous_id"] is not None
    for column in REQUIRED[row.table]:
        is_needed = not (has_visitor and column == "contact_id")
        if is_needed and row[column] is None:
            return column
    return None


def bad_cells(row: Row) -> list[str]:
    """The optional columns whose cell cannot be read."""
    return [
        column
        for column, cell in row.cells.items()
        if trim(cell)
        and row[column] is None
        and not (column == "deleted_at" and row.life != "hidden")
    ]


def read_table(
    table: str, rows: list[Cells], variables: Mapping
) -> tuple[list[Row], list[Rejected]]:
    """The good rows of one table, and its bad rows and bad cells."""
    reader = Reader(variables)
    good, rejected = [], []
    for cells in rows:
        row = reader.row(table, cells)
        column = bad_column(row)
        if column is not None:
            rejected.append(Rejected(row, "bad_row", row.text, column))
            continue
        good.append(row)
        for name in bad_cells(row):
            text = f"{name}: {trim(row.cells[name])}"
            rejected.append(Rejected(row, "bad_value", text, name))
    return good, rejected
