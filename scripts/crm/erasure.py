"""Who is erased, where they are, and what stays so that they do not come back."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from crm.warehouse import ROOT, Session, Warehouse, WarehouseError

# Beside what dbt builds there are the tables of the push and the alerts.
TABLES = {path.stem for path in (ROOT / "models").rglob("*.sql")} | {
    "crm_push_ledger",
    "lead_alerts",
}
# A row with one of the ids here is theirs. Visitors, companies and rejected rows may
# have an id that looks the same: their tables are made anew by each run.
ID_COLUMNS = ("contact_id", "given_contact_id", "subject_id", "row_key")
# Text that may name somebody in tables without a column for it.
ADDRESS_COLUMNS = {
    "int_event_profiles": ("page_url", "asset", "campaign", "channel", "form"),
}
AMONG = "{} in (select unnest(cast(? as varchar[])))"
THEIRS = AMONG.format("contact_id")


@dataclass(frozen=True)
class Person:
    """Somebody and all they are called: the contact and whatever is merged into it."""

    ids: list[str]
    visitors: list[str]
    emails: list[str]
    crossings: list[str]


@dataclass(frozen=True)
class Part:
    """The rows of a table that are of a person; `sql` is the condition.

    `emptied` is the column that loses its value where the row is of somebody else too.
    """

    table: str
    sql: str
    parameters: list[object]
    emptied: str | None = None

    def count(self, session: Session) -> int:
        """How many there are."""
        (row,) = session.rows(
            f"select count(*) as n from {self.table} where {self.sql}", self.parameters
        )
        return int(str(row["n"]))

    def remove(self, session: Session) -> None:
        """Delete them, or empty the column."""
        change = (
            f"update {self.table} set {self.emptied} = null"
            if self.emptied
            else f"delete from {self.table}"
        )
        session.execute(f"{change} where {self.sql}", self.parameters)


class Erasure:
    """The tables of a warehouse, and the list of who was erased, in a session."""

    def __init__(self, warehouse: Warehouse, session: Session) -> None:
        """Look at the tables; raises WarehouseError if dbt has not built the list."""
        self._session = session
        self._marts = warehouse.schema
        self._private = f"{warehouse.schema}_intermediate"
        self._erased = f'"{self._private}".int_erased_contacts'
        if not session.has_table(self._private, "int_erased_contacts"):
            raise WarehouseError(
                "There is no list of the erased: run `dbt build` once."
            )

    def person(self, contact_id: str) -> Person:
        """Whom an id belongs to, as the last run knew it."""
        survivors = self._texts(
            self._private,
            "int_contact_aliases",
            "contact_id",
            "id_type = 'contact_id' and given_id = ?",
            contact_id,
        )
        ids = {contact_id} | self._texts(
            self._private,
            "int_contact_aliases",
            "given_id",
            f"id_type = 'contact_id' and {THEIRS}",
            sorted(survivors),
        )
        return Person(
            ids=sorted(ids),
            visitors=sorted(
                self._texts(
                    self._private,
                    "int_contact_aliases",
                    "given_id",
                    f"id_type = 'anonymous_id' and {THEIRS}",
                    sorted(ids),
                )
            ),
            emails=sorted(
                self._texts(
                    self._private,
                    "int_contacts",
                    "lower(email)",
                    f"email is not null and {THEIRS}",
                    sorted(ids),
                )
            ),
            crossings=sorted(
                self._texts(
                    self._marts, "score_crossings", "crossing_id", THEIRS, sorted(ids)
                )
            ),
        )

    def parts(self, person: Person) -> list[Part]:
        """The rows of a person, by table; unfinished copies of a killed run too."""
        found: dict[tuple[str, str], list[str]] = {}
        for row in self._session.rows(
            "select tables.table_schema, tables.table_name, columns.column_name"
            " from information_schema.tables as tables"
            " inner join information_schema.columns as columns"
            " on tables.table_schema = columns.table_schema"
            " and tables.table_name = columns.table_name"
            " where tables.table_type = 'BASE TABLE'"
            " and tables.table_schema in (?, ?) order by 1, 2",
            [self._marts, self._private],
        ):
            key = (str(row["table_schema"]), str(row["table_name"]))
            if key[1].split("__dbt_")[0] in TABLES:
                found.setdefault(key, []).append(str(row["column_name"]))
        return [
            part
            for (schema, table), columns in found.items()
            for part in _parts_of(f'"{schema}"."{table}"', table, columns, person)
        ]

    def records(self, person: Person) -> list[tuple[str, str]]:
        """Destinations that may show their score, and the record there."""
        if not self._session.has_table(self._marts, "crm_push_ledger"):
            return []
        rows = self._session.rows(
            "select destination, coalesce(external_id, contact_id) as record from"
            f' "{self._marts}".crm_push_ledger where may_hold_values and {THEIRS}'
            " order by destination, record",
            [person.ids],
        )
        return [(str(row["destination"]), str(row["record"])) for row in rows]

    def is_remembered(self, person: Person) -> bool:
        """Whether all ids of a person are on the list."""
        salt, known = self._list()
        return {_hash(salt, name) for name in person.ids} <= known

    def remember(self, person: Person) -> None:
        """Put a person's ids on the list, hashed."""
        salt, known = self._list()
        new = {_hash(salt, name) for name in person.ids} - known
        self._session.execute(
            f"insert into {self._erased} (salt, id_hash)"
            " select cast(? as varchar), unnest(cast(? as varchar[]))",
            [salt, sorted(new)],
        )

    def _list(self) -> tuple[str, set[str]]:
        """The salt, a new one if nobody was erased before, and the hashes."""
        rows = self._session.rows(f"select salt, id_hash from {self._erased}")
        salt = str(rows[0]["salt"]) if rows else secrets.token_hex(16)
        return salt, {str(row["id_hash"]) for row in rows}

    def _texts(
        self, schema: str, table: str, value: str, condition: str, *given: object
    ) -> set[str]:
        """Values in some rows of a table; none if a run has not made it yet."""
        if not self._session.has_table(schema, table):
            return set()
        rows = self._session.rows(
            f'select {value} as text from "{schema}"."{table}" where {condition}', given
        )
        return {str(row["text"]) for row in rows}


def _parts_of(
    relation: str, table: str, columns: Sequence[str], person: Person
) -> list[Part]:
    conditions, parameters = [], []
    for column in columns:
        if column == "given_id":
            for kind, ids in (("contact", person.ids), ("anonymous", person.visitors)):
                conditions.append(f"id_type = '{kind}_id' and {AMONG.format(column)}")
                parameters.append(ids)
        elif column in ID_COLUMNS:
            conditions.append(AMONG.format(column))
            parameters.append(person.ids)
        if column in ADDRESS_COLUMNS.get(table, ()):
            for email in person.emails:
                conditions.append(f"strpos(lower({column}), ?) > 0")
                parameters.append(email)
        if table == "rejected_rows" and column == "row_text":
            for cell in (*person.ids, *person.visitors, *person.emails):
                conditions.append("strpos('|' || row_text || '|', ?) > 0")
                parameters.append(f"|{cell}|")
        if table == "lead_alerts" and column == "crossing_id":
            conditions.append(AMONG.format(column))
            parameters.append(person.crossings)
    parts = []
    if conditions:
        parts.append(Part(relation, " or ".join(conditions), parameters))
    if "best_contact_id" in columns:
        parts.append(
            Part(
                relation,
                AMONG.format("best_contact_id"),
                [person.ids],
                emptied="best_contact_id",
            )
        )
    return parts


def _hash(salt: str, contact_id: str) -> str:
    """As the macro erasure_hash has it."""
    return hashlib.md5((salt + contact_id).encode(), usedforsecurity=False).hexdigest()
