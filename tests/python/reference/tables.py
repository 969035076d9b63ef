"""The raw tables: their columns, how cells are read, which copy of a row counts.

`read_tables` turns text cells into typed rows and lists what is rejected on the way:
bad rows first, then unreadable optional cells, then duplicates.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import md5

from .text import fold, trim
from .values import read_boolean, read_number, read_time

Cells = Mapping[str, str | None]

COLUMNS = {
    "contacts": "contact_id email first_name last_name job_title seniority department "
    "phone city country language company_id lead_source lifecycle_stage email_opt_out "
    "created_at updated_at deleted_at",
    "companies": "company_id name domain industry employee_count annual_revenue city "
    "country",
    "events": "event_id contact_id anonymous_id event_type occurred_at loaded_at "
    "page_url asset campaign channel form duration_seconds user_agent",
    "identities": "anonymous_id contact_id identified_at",
    "contact_merges": "merged_contact_id surviving_contact_id merged_at",
    "deals": "deal_id contact_id company_id stage amount created_at closed_at is_won",
    "stage_changes": "contact_id stage changed_at",
    "score_adjustments": "adjustment_id contact_id scorecard_id operation points "
    "reason granted_by effective_at expires_at",
}
COLUMNS = {table: columns.split() for table, columns in COLUMNS.items()}
# A further table, which the variable of the same name asks for.
HISTORY = "contact_attribute_history"
HISTORY_COLUMNS = ["contact_id", "attribute", "value", "valid_from"]
NEVER_PAST = {"contact_id", "created_at", "updated_at", "deleted_at"}

REQUIRED = {
    "contacts": ["contact_id", "created_at"],
    "companies": ["company_id"],
    "events": ["event_id", "event_type", "occurred_at"],
    "identities": ["anonymous_id", "contact_id", "identified_at"],
    "contact_merges": ["merged_contact_id", "surviving_contact_id", "merged_at"],
    "deals": ["deal_id", "created_at"],
    "stage_changes": ["contact_id", "stage", "changed_at"],
    "score_adjustments": [
        "adjustment_id",
        "contact_id",
        "operation",
        "points",
        "reason",
        "effective_at",
    ],
    HISTORY: ["contact_id", "attribute", "valid_from"],
}
ROW_KEY = {
    "contacts": "contact_id",
    "companies": "company_id",
    "events": "event_id",
    "identities": "anonymous_id",
    "contact_merges": "merged_contact_id",
    "deals": "deal_id",
    "stage_changes": "contact_id",
    "score_adjustments": "adjustment_id",
    HISTORY: "contact_id",
}
ADDED_BY_VARIABLE = {
    "contacts": "contact_attributes",
    "companies": "company_attributes",
    "events": "event_properties",
}
NUMBERS = {"employee_count", "annual_revenue", "duration_seconds", "amount"}
BOOLEANS = {"email_opt_out", "is_won"}
OPERATIONS = {"add", "set_to"}
BEFORE_ALL_TIMES = datetime.min.replace(tzinfo=UTC)


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


@dataclass
class Rejected:
    """A row (or a cell of it) that is kept out, and why."""

    row: Row
    reason: str
    text: str


def tables_of(variables: Mapping) -> list[str]:
    """The tables that are read; what attributes were only if a variable says so."""
    return [*COLUMNS, HISTORY] if variables.get(HISTORY) else [*COLUMNS]


def columns_of(table: str, variables: Mapping) -> list[str]:
    """The contract's columns, then those that a variable adds to the table."""
    if table == HISTORY:
        return HISTORY_COLUMNS
    added = variables.get(ADDED_BY_VARIABLE.get(table, "")) or []
    return [*COLUMNS[table], *added]


def attributes_with_a_past(variables: Mapping) -> set[str]:
    """The columns of a contact whose values of past dates may be given."""
    return set(columns_of("contacts", variables)) - NEVER_PAST


def reader_of(table: str, column: str) -> Callable[[str | None], object]:
    """How a cell of a column is read; None when it cannot be."""
    if table == HISTORY:
        return {"attribute": fold, "valid_from": read_time}.get(column, trim)
    if column not in COLUMNS[table]:
        return trim
    if column.endswith("_at"):
        return read_time
    if column in BOOLEANS:
        return read_boolean
    if column in NUMBERS or (table, column) == ("score_adjustments", "points"):
        return read_number
    if column == "operation":
        return read_operation
    if column in ("event_type", "stage"):
        return fold
    return trim


def read_operation(text: str | None) -> str | None:
    return fold(text) if fold(text) in OPERATIONS else None


def read_cells(table: str, cells: Cells, variables: Mapping) -> dict[str, object]:
    """Column -> value; what an attribute was is read like its column of `contacts`."""
    columns = columns_of(table, variables)
    read = {column: reader_of(table, column)(cells.get(column)) for column in columns}
    if table == HISTORY:
        attribute = read["attribute"]
        if attribute not in attributes_with_a_past(variables):
            return read | {"attribute": None}
        read["value"] = reader_of("contacts", attribute)(cells.get("value"))
    return read


def is_bad(row: Row) -> bool:
    """Whether a required value is missing or cannot be read."""
    if row.table == "events" and not (row["contact_id"] or row["anonymous_id"]):
        return True
    return any(row[column] is None for column in REQUIRED[row.table])


def read_table(
    table: str, rows: list[Cells], variables: Mapping
) -> tuple[list[Row], list[Rejected]]:
    """The good rows of one table, and its bad rows and bad cells."""
    columns = columns_of(table, variables)
    good, rejected = [], []
    for cells in rows:
        read = read_cells(table, cells, variables)
        as_read = {column: cells.get(column) or "" for column in columns}
        row = Row(table, read, as_read)
        if is_bad(row):
            rejected.append(Rejected(row, "bad_row", row.text))
            continue
        good.append(row)
        for column, cell in as_read.items():
            if trim(cell) and read[column] is None:
                text = f"{column}: {trim(cell)}"
                rejected.append(Rejected(row, "bad_value", text))
    return good, rejected


def duplicate_key(row: Row) -> tuple:
    """What two rows of a table may not share; ids as read, times as times."""
    names = {
        "identities": ("anonymous_id", "contact_id", "identified_at"),
        "stage_changes": ("contact_id", "stage", "changed_at"),
        "contact_merges": ("merged_contact_id", "surviving_contact_id", "merged_at"),
        HISTORY: ("contact_id", "attribute", "valid_from"),
    }.get(row.table, (ROW_KEY[row.table],))
    return tuple(row[name] for name in names)


def newest_first(row: Row) -> tuple:
    """Sort key: the copy of a row that counts comes first."""
    version = {"events": "loaded_at", "contacts": "updated_at"}.get(row.table)
    moment = (row[version] if version else None) or BEFORE_ALL_TIMES
    occurred = row["occurred_at"] if row.table == "events" else BEFORE_ALL_TIMES
    return BEFORE_ALL_TIMES - moment, occurred, row.md5


def without_duplicates(rows: list[Row]) -> tuple[list[Row], list[Rejected]]:
    """One row per key; dropped copies of events and contacts are not rejected."""
    copies = defaultdict(list)
    for row in rows:
        copies[duplicate_key(row)].append(row)
    kept, rejected = [], []
    for same in copies.values():
        first, *others = sorted(same, key=newest_first)
        kept.append(first)
        if first.table not in ("events", "contacts"):
            rejected += [Rejected(row, "duplicate_key", row.text) for row in others]
    return kept, rejected
