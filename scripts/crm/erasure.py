"""Who is erased, where they are, and what stays so that they do not come back."""

import hashlib
import secrets
from dataclasses import dataclass

from crm.parts import Part, parts_of, tables_of
from crm.traces import Traces
from crm.warehouse import Session, Warehouse, WarehouseError

AMONG = "{} in (select unnest(cast(? as varchar[])))"
THEIRS = AMONG.format("contact_id")


@dataclass(frozen=True)
class Person:
    """Somebody and all they are called: the contact and whatever is merged into it."""

    ids: list[str]
    visitors: list[str]
    emails: list[str]
    names: list[str]
    crossings: list[str]

    def traces(self) -> Traces:
        """What to look for in text."""
        return Traces([*self.ids, *self.visitors], self.emails, self.names)


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
            names=sorted(
                self._texts(
                    self._private,
                    "int_contacts",
                    "first_name || ' ' || last_name",
                    f"first_name is not null and last_name is not null and {THEIRS}",
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
        """The rows of a person, by table; those of older versions and killed runs too.

        Views are left out: they show what the tables and the raw data have.
        """
        return [
            part
            for table in tables_of(self._session, self._marts)
            for part in parts_of(self._session, table, person.traces(), person)
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
        self._session.lock(self._erased)
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


def _hash(salt: str, contact_id: str) -> str:
    """As the macro erasure_hash has it."""
    return hashlib.md5((salt + contact_id).encode(), usedforsecurity=False).hexdigest()
