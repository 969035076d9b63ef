"""Who a row belongs to: merges, identities, deletions, unknown contacts."""

from collections.abc import Mapping

from .copies import without_duplicates
from .losses import lost_adjustments, unknown_companies
from .merges import usable_merges
from .rows import Rejected, Row, read_table
from .tables import HISTORY, Cells, tables_of
from .values import zone_of

KEYED_BY_PERSON = {"contacts", "contact_merges", "stage_changes", "identities"}
KEYED_BY_PERSON |= {HISTORY}


class Raw:
    """The raw tables after reading: rows that count, owners, rejected rows."""

    def __init__(
        self, raw: Mapping[str, list[Cells]], variables: Mapping, cards: set[str]
    ) -> None:
        """`cards`: the ids of the scorecards that there are."""
        self.tables: dict[str, list[Row]] = {HISTORY: []}
        self.rejected: list[Rejected] = []
        for table in tables_of(variables):
            good, rejected = read_table(table, raw.get(table, []), variables)
            self.tables[table], duplicates = without_duplicates(good)
            self.rejected += rejected + duplicates
        merges, rejected = usable_merges(self.tables["contact_merges"])
        self.survivor_of = {
            row["merged_contact_id"]: row["surviving_contact_id"] for row in merges
        }
        self.rejected += rejected
        self.contacts = {row["contact_id"]: row for row in self.tables["contacts"]}
        self.deals_of_company = list(self.tables["deals"])
        self.companies = {row["company_id"]: row for row in self.tables["companies"]}
        for table in ("contacts", "deals"):
            self.rejected += unknown_companies(self.tables[table], self.companies)
        self.contact_of_visitor = latest_identities(self.tables["identities"])
        self.reject_unknown_contacts()
        self.tables["score_adjustments"], lost = lost_adjustments(
            self.tables["score_adjustments"], cards, zone_of(variables)
        )
        self.rejected += lost

    def survivor(self, contact_id: str | None) -> str | None:
        """The last survivor of a contact id, itself if it was never merged."""
        while contact_id in self.survivor_of:
            contact_id = self.survivor_of[contact_id]
        return contact_id

    def named_contact(self, row: Row) -> str | None:
        """The contact id in a row, or else that of its visitor."""
        contact_id = row["contact_id"]
        if contact_id is None and "anonymous_id" in row.values:
            contact_id = self.contact_of_visitor.get(row["anonymous_id"])
        return contact_id

    def owner(self, row: Row) -> str | None:
        """The contact that a row belongs to, after merges; None if nobody's."""
        return self.survivor(self.named_contact(row))

    def life_of(self, contact_id: str | None) -> str:
        """Whether the last survivor of a contact id is alive, deleted or hidden.

        If that has no contact row the person is absent, and deleted or hidden if the
        contact itself is: nobody living holds its record.
        """
        survivor = self.contacts.get(self.survivor(contact_id))
        if survivor is not None:
            return survivor.life
        contact = self.contacts.get(contact_id)
        is_absent = contact is None or contact.life == "alive"
        return "absent" if is_absent else contact.life

    def is_deleted(self, contact_id: str | None) -> bool:
        """Whether nothing is to be shown of the last survivor of a contact id."""
        return self.life_of(contact_id) in ("deleted", "hidden")

    def living(self, table: str) -> list[tuple[str, Row]]:
        """(owner, row) of the rows whose owner is known and not deleted."""
        owned = ((self.owner(row), row) for row in self.tables[table])
        return [
            (owner, row)
            for owner, row in owned
            if owner in self.contacts and not self.is_deleted(owner)
        ]

    def reject_unknown_contacts(self) -> None:
        """Take out the rows whose owner has no contact row."""
        for table in (
            "events",
            "identities",
            "deals",
            "stage_changes",
            "score_adjustments",
            HISTORY,
        ):
            kept = []
            for row in self.tables[table]:
                owner = self.owner(row)
                if owner is None or owner in self.contacts:
                    kept.append(row)
                else:
                    self.rejected.append(Rejected(row, "unknown_contact", row.text))
            self.tables[table] = kept

    def belongs_to_deleted(self, row: Row) -> bool:
        """Whether nothing personal of a row may be kept."""
        if row.table == "contact_merges":
            people = [row["merged_contact_id"], row["surviving_contact_id"]]
        elif row.table == "companies":
            people = []
        else:
            people = [self.named_contact(row)]
        if row.table == "contacts" and not self.contacts.get(self.owner(row)):
            if row["contact_id"] in self.contacts:
                return self.is_deleted(row["contact_id"])
            return row.life != "alive"
        return any(self.is_deleted(person) for person in people)

    def rejected_rows(self) -> list[dict]:
        rows = []
        for rejected in self.rejected:
            table = rejected.row.table
            gone = self.belongs_to_deleted(rejected.row)
            forgotten = gone and table in KEYED_BY_PERSON
            rows.append(
                {
                    "source_table": table,
                    "row_key": None if forgotten else rejected.row.key,
                    "column_name": rejected.column,
                    "reason": rejected.reason,
                    "row_text": None if gone else rejected.text,
                }
            )
        return rows


def latest_identities(identities: list[Row]) -> dict[str, str]:
    """visitor -> contact id of its latest identity row (tie: greatest id)."""
    ordered = sorted(
        identities, key=lambda row: (row["identified_at"], row.values["contact_id"])
    )
    return {row["anonymous_id"]: row["contact_id"] for row in ordered}
