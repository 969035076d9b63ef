"""The ledger: a table in the warehouse of what each destination has of whom."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime

from crm.records import FIELDS, Entry
from crm.warehouse import Warehouse

Lead = dict[str, object]
LEAD_COLUMNS = (
    "email",
    "is_suppressed",
    "score_changed_at",
    *(field.name for field in FIELDS if field.name != "lead_score_changed_at"),
)
ENTRY_COLUMNS = tuple(field.name for field in fields(Entry))
BOOLEANS = ("may_hold_values",)
TIMES = ("first_sent_at", "last_sent_at")


class Ledger:
    """The ledger of one destination, beside the marts of a warehouse.

    Every method opens the warehouse and closes it again.
    """

    def __init__(self, warehouse: Warehouse, destination: str) -> None:
        """Name the ledger's part that is of a destination."""
        self.destination = destination
        self._warehouse = warehouse
        self._table = f'"{warehouse.schema}".crm_push_ledger'
        self._leads = f'"{warehouse.schema}".crm_lead_scores'

    def create(self) -> None:
        """Create the table if it is not there."""
        with self._warehouse.session() as session:
            session.execute(f"create table if not exists {self._definition()}")

    def is_there(self) -> bool:
        """Whether the table exists."""
        with self._warehouse.session(read_only=True) as session:
            return session.has_table(self._warehouse.schema, "crm_push_ledger")

    def lead_pages(self, size: int) -> Iterator[list[tuple[Lead, Entry]]]:
        """Every lead with its entry, by contact, in pages that are lists of `size`.

        The warehouse is closed while the caller works on a page.
        """
        has_ledger = self.is_there()
        last = ""
        while True:
            with self._warehouse.session(read_only=True) as session:
                rows = session.rows(
                    *self._lead_query(last, size, has_ledger=has_ledger)
                )
            if not rows:
                return
            last = str(rows[-1]["contact_id"])
            yield [(row, self._entry(row, "entry_")) for row in rows]

    def gone_pages(self, size: int) -> Iterator[list[Entry]]:
        """The entries of contacts that are not in the table any more, in pages."""
        if not self.is_there():
            return
        last = ""
        while True:
            with self._warehouse.session(read_only=True) as session:
                rows = session.rows(
                    f"select ledger.* from {self._table} as ledger"
                    " where ledger.destination = ? and ledger.contact_id > ?"
                    f" and not exists (select 1 from {self._leads} as leads"
                    " where leads.contact_id = ledger.contact_id)"
                    f" order by ledger.contact_id limit {size:d}",
                    [self.destination, last],
                )
            if not rows:
                return
            last = str(rows[-1]["contact_id"])
            yield [self._entry(row) for row in rows]

    def counts(self) -> tuple[int, int, int]:
        """How many leads there are, are held, and are held and to be cleared.

        Held are contacts that the destination may have values of.
        """
        has_ledger = self.is_there()
        with self._warehouse.session(read_only=True) as session:
            (leads,) = session.rows(f"select count(*) as n from {self._leads}")
            if not has_ledger:
                return int(str(leads["n"])), 0, 0
            (held,) = session.rows(
                "select count(*) as n, count(case when leads.contact_id is null"
                " or leads.is_suppressed then 1 end) as to_clear"
                f" from {self._table} as ledger left join {self._leads} as leads"
                " on ledger.contact_id = leads.contact_id"
                " where ledger.destination = ? and ledger.may_hold_values",
                [self.destination],
            )
        return int(str(leads["n"])), int(str(held["n"])), int(str(held["to_clear"]))

    def owners(self) -> dict[str, str]:
        """The contact that writes to each record, by the id of the record."""
        with self._warehouse.session(read_only=True) as session:
            rows = session.rows(
                f"select external_id, contact_id from {self._table}"
                " where destination = ? and external_id is not null"
                " order by contact_id desc",
                [self.destination],
            )
        return {str(row["external_id"]): str(row["contact_id"]) for row in rows}

    def merge(self, latest: Mapping[str, Entry | None]) -> None:
        """Take over what a journal says, in one transaction."""
        if not latest:
            return
        entries = [entry for entry in latest.values() if entry is not None]
        columns = [
            [_cell(getattr(entry, name)) for entry in entries] for name in ENTRY_COLUMNS
        ]
        with self._warehouse.session() as session:
            session.execute(
                f"delete from {self._table} where destination = ? and contact_id in"
                " (select unnest(cast(? as varchar[])))",
                [self.destination, [*latest]],
            )
            if entries:
                selected = ", ".join(
                    f"unnest(cast(? as {_type_of(name)}[]))" for name in ENTRY_COLUMNS
                )
                session.execute(
                    f"insert into {self._table} ({', '.join(ENTRY_COLUMNS)})"
                    f" select {selected}",
                    columns,
                )

    def _definition(self) -> str:
        columns = ", ".join(f"{name} {_type_of(name)}" for name in ENTRY_COLUMNS)
        return f"{self._table} ({columns})"

    def _lead_query(
        self, last: str, size: int, *, has_ledger: bool
    ) -> tuple[str, list[object]]:
        columns = ", ".join(("contact_id", *LEAD_COLUMNS))
        # limited before the join: DuckDB 2.0.0 loses a limit that comes after it
        page = (
            f"with page as (select {columns} from {self._leads}"
            f" where contact_id > ? order by contact_id limit {size:d})"
        )
        if not has_ledger:
            return f"{page} select * from page order by contact_id", [last]
        entries = ", ".join(f"ledger.{name} as entry_{name}" for name in ENTRY_COLUMNS)
        return (
            f"{page} select page.*, {entries} from page"
            f" left join {self._table} as ledger"
            " on page.contact_id = ledger.contact_id and ledger.destination = ?"
            " order by page.contact_id",
            [last, self.destination],
        )

    def _entry(self, row: Mapping[str, object], prefix: str = "") -> Entry:
        """The entry in a row; a new one if the ledger has none of the contact."""
        if row.get(f"{prefix}destination") is None:
            return Entry(self.destination, str(row["contact_id"]))
        cells = {name: row[prefix + name] for name in ENTRY_COLUMNS}
        for name in TIMES:
            if isinstance(cells[name], datetime):
                cells[name] = cells[name].replace(tzinfo=UTC)
        return Entry(**cells)  # type: ignore[arg-type]


def _type_of(column: str) -> str:
    if column in BOOLEANS:
        return "boolean"
    return "timestamp" if column in TIMES else "varchar"


def _cell(value: object) -> object:
    return (
        value.astimezone(UTC).replace(tzinfo=None)
        if isinstance(value, datetime)
        else value
    )
