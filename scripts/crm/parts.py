"""The rows and cells of a person in every table of the project's schemas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.traces import Traces
from crm.warehouse import ROOT, Session

if TYPE_CHECKING:
    from crm.erasure import Person

# Beside what dbt builds there are the tables of the push and the alerts.
TABLES = {path.stem for path in (ROOT / "models").rglob("*.sql")} | {
    "crm_push_ledger",
    "lead_alerts",
}
# Tables of an earlier version have names such as these; others are somebody else's.
PREFIXES = ("int_", "stg_", "crm_", "lead_")
# Schemas of ours alone: what is in them needs no name that we know.
OURS = ("_intermediate", "_staging")
RULES = "_rules"
# A row with one of the ids here is theirs. Companies and rejected rows may have an id
# that looks the same.
ID_COLUMNS = ("contact_id", "given_contact_id", "subject_id", "row_key")
# What says that a row is of somebody else, if it has another id.
OWNERS = ("contact_id", "given_contact_id", "subject_id")
NUMBERS_AND_TIMES = (
    *("boolean", "date", "time", "interval", "decimal", "numeric", "double", "real"),
    *("float", "tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint"),
    *("usmallint", "uinteger", "ubigint", "uhugeint", "uuid"),
)
ERASED = "(erased)"
AMONG = "{} in (select unnest(cast(? as varchar[])))"
MOST_SHOWN = 3


@dataclass(frozen=True)
class Table:
    """A table, with its columns that may hold text.

    `is_ours` is false for one that this project did not make, or that holds its rules:
    it is looked at and left alone.
    """

    relation: str
    name: str
    columns: list[str]
    text_columns: list[str]
    is_ours: bool


@dataclass(frozen=True)
class Part:
    """Rows of a table that are of a person; `sql` is the condition.

    `emptied` is the column that loses its value, `replacement` what it gets, where the
    row is of somebody else too. `is_left` marks what the user has to decide. `shown`
    are some of the texts that were found.
    """

    relation: str
    sql: str
    parameters: list[object]
    emptied: str | None = None
    replacement: str | None = None
    is_left: bool = False
    shown: tuple[str, ...] = ()
    column: str | None = None

    def count(self, session: Session) -> int:
        """How many there are."""
        (row,) = session.rows(
            f"select count(*) as n from {self.relation} where {self.sql}",
            self.parameters,
        )
        return int(str(row["n"]))

    def remove(self, session: Session) -> None:
        """Delete them, or empty the column."""
        if self.is_left:
            return
        if self.emptied:
            session.execute(
                f"update {self.relation} set {self.emptied} = ? where {self.sql}",
                [self.replacement, *self.parameters],
            )
        else:
            session.execute(
                f"delete from {self.relation} where {self.sql}", self.parameters
            )


def tables_of(session: Session, schema: str) -> list[Table]:
    """The tables in a schema and those that start with its name and `_`."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in session.rows(
        "select tables.table_schema, tables.table_name, columns.column_name,"
        " lower(columns.data_type) as data_type"
        " from information_schema.tables as tables"
        " inner join information_schema.columns as columns"
        " on tables.table_schema = columns.table_schema"
        " and tables.table_name = columns.table_name"
        " where tables.table_type = 'BASE TABLE'"
        " and (tables.table_schema = ? or left(tables.table_schema, ?) = ?)"
        " order by 1, 2, columns.ordinal_position",
        [schema, len(schema) + 1, f"{schema}_"],
    ):
        key = (str(row["table_schema"]), str(row["table_name"]))
        cell = (str(row["column_name"]), str(row["data_type"]))
        found.setdefault(key, []).append(cell)
    return [
        Table(
            relation=f'"{place}"."{name}"',
            name=name,
            columns=[column for column, _ in columns],
            text_columns=[
                column
                for column, kind in columns
                if not kind.startswith(NUMBERS_AND_TIMES)
            ],
            is_ours=_is_ours(place, name),
        )
        for (place, name), columns in found.items()
        if name != "int_erased_contacts"
    ]


def parts_of(
    session: Session, table: Table, traces: Traces, person: Person
) -> Iterator[Part]:
    """What of a table is theirs: whole rows, cells, and what a person must judge."""
    conditions, parameters = _by_id(table, person)
    owner = next((name for name in OWNERS if name in table.columns), None)
    is_of_others = f"not ({AMONG.format(owner)})" if owner else "false"
    given: list[object] = [person.ids] if owner else []
    shown: list[str] = []
    for column in table.text_columns:
        cell = f'cast("{column}" as varchar)'
        values = _values(session, table, column, traces)
        if not values or column == owner:
            continue
        among = AMONG.format(cell)
        if not table.is_ours:
            yield _left(table, column, values)
            continue
        # of somebody else who is known; a row without an id is nobody else's
        conditions.append(f"{among} and not coalesce({is_of_others}, false)")
        parameters += [values, *given]
        shown += values
        if owner:
            yield Part(
                table.relation,
                f"{among} and {is_of_others}",
                [values, *given],
                emptied=f'"{column}"',
                replacement=ERASED,
                shown=tuple(values[:MOST_SHOWN]),
            )
    if conditions and table.is_ours:
        sql = " or ".join(f"({condition})" for condition in conditions)
        yield Part(table.relation, sql, parameters, shown=tuple(shown[:MOST_SHOWN]))
    if "best_contact_id" in table.columns and table.is_ours:
        sql = AMONG.format("best_contact_id")
        yield Part(table.relation, sql, [person.ids], emptied="best_contact_id")
    if person.names:
        yield from _names(session, table, traces, owner, person)


def _by_id(table: Table, person: Person) -> tuple[list[str], list[object]]:
    """Conditions that a row has an id of the person, with their parameters."""
    found: list[tuple[str, object]] = []
    for column in table.columns:
        among = AMONG.format(column)
        if column == "given_id":
            found.append((f"id_type = 'contact_id' and {among}", person.ids))
            found.append((f"id_type = 'anonymous_id' and {among}", person.visitors))
        elif column == "anonymous_id":
            found.append((among, person.visitors))
        elif column in ID_COLUMNS:
            found.append((among, person.ids))
        elif table.name == "lead_alerts" and column == "crossing_id":
            found.append((among, person.crossings))
    return [sql for sql, _ in found], [given for _, given in found]


def _values(session: Session, table: Table, column: str, traces: Traces) -> list[str]:
    """The values of a column that have a trace of the person."""
    cell = f'cast("{column}" as varchar)'
    needles = traces.needles()
    any_needle = " or ".join([f"strpos(lower({cell}), ?) > 0"] * len(needles))
    rows = session.rows(
        f"select distinct {cell} as text from {table.relation} where {any_needle}",
        needles,
    )
    texts = [str(row["text"]) for row in rows]
    return sorted(text for text in texts if traces.are_in(text, column))


def _names(
    session: Session, table: Table, traces: Traces, owner: str | None, person: Person
) -> Iterator[Part]:
    """Text that has the name of the person, in rows of others or of nobody."""
    for column in table.text_columns:
        cell = f'cast("{column}" as varchar)'
        given: list[object] = [name.split()[-1].lower() for name in person.names]
        holds = " or ".join([f"strpos(lower({cell}), ?) > 0"] * len(given))
        others = f" and not coalesce({AMONG.format(owner)}, false)" if owner else ""
        rows = session.rows(
            f"select distinct {cell} as text from {table.relation}"
            f" where ({holds}){others}",
            [*given, person.ids] if owner else given,
        )
        values = [str(row["text"]) for row in rows]
        if named := sorted(text for text in values if traces.may_be_named_in(text)):
            yield _left(table, column, named)


def _left(table: Table, column: str, values: list[str]) -> Part:
    return Part(
        table.relation,
        AMONG.format(f'cast("{column}" as varchar)'),
        [values],
        is_left=True,
        shown=tuple(values[:MOST_SHOWN]),
        column=f'"{column}"',
    )


def _is_ours(place: str, name: str) -> bool:
    """Whether the project made a table; not if it holds rules."""
    if place.endswith(RULES) or name.startswith("stg_rules__"):
        return False
    base = name.split("__dbt_")[0]
    return place.endswith(OURS) or base in TABLES or base.startswith(PREFIXES)
