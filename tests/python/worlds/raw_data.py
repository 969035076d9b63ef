"""Raw tables of one world: a few contacts to whom everything that can happen does."""

from collections.abc import Callable

from reference.tables import BOOLEANS, HISTORY, NUMBERS, REQUIRED

from .activity import Activity
from .changes import Changes
from .draws import Cells
from .people import DELETIONS, People
from .vocabulary import BAD_BOOLEANS, BAD_NUMBERS, BAD_TIMES, NULL_WORDS


class RawData(People, Activity, Changes):
    """Writes the raw tables of one world."""

    def tables(self) -> dict[str, list[Cells]]:
        rng = self.rng
        tables = {
            "contacts": [self.contact(contact_id) for contact_id in self.known],
            "companies": [
                self.company(company_id)
                for company_id in rng.sample(self.ids.companies, rng.randint(1, 3))
            ],
            "events": [self.event() for _ in range(rng.randint(10, 24))],
            "identities": [self.identity() for _ in range(rng.randint(0, 4))],
            "contact_merges": self.merges(),
            "deals": self.deals(),
            "stage_changes": [self.stage() for _ in range(rng.choice([0, 1, 3, 6]))],
            "score_adjustments": [
                self.adjustment() for _ in range(rng.choice([0, 1, 2, 4]))
            ],
            HISTORY: self.changes(),
        }
        for _ in range(rng.randint(1, 3)):
            tables["events"] += self.mailing()
        for table, rows in tables.items():
            self.spoil(table, rows)
            tables[table] = rows + self.copies(table, rows)
            rng.shuffle(tables[table])
        return tables

    def copies(self, table: str, rows: list[Cells]) -> list[Cells]:
        """Further deliveries of some rows, as they were or changed."""
        rng, copies = self.rng, []
        for row in rows:
            if rng.random() >= 0.08:
                continue
            copy = dict(row)
            for column in rng.sample(sorted(row), rng.choice([0, 1, 2])):
                if not column.endswith("_id"):
                    copy[column] = rng.choice(rows).get(column)
            if table == "contacts":
                copy["deleted_at"] = rng.choice([row["deleted_at"], *DELETIONS])
                copy["email_opt_out"] = rng.choice([row["email_opt_out"], "on", "x"])
            if table in ("events", "contacts") and rng.random() < 0.5:
                version = "loaded_at" if table == "events" else "updated_at"
                copy[version] = self.time(0.7)
            copies.append(copy)
        return copies

    def spoil(self, table: str, rows: list[Cells]) -> None:
        """Make some cells unreadable, and now and then a required one blank."""
        rng = self.rng
        bad: list[tuple[Callable[[str], bool], list[str]]] = [
            (lambda column: column.endswith(("_at", "_from")), BAD_TIMES),
            (lambda column: column in NUMBERS or column == "points", BAD_NUMBERS),
            (lambda column: column in BOOLEANS, BAD_BOOLEANS),
        ]
        for row in rows:
            for column in row:
                for applies, cells in bad:
                    if applies(column) and row[column] and rng.random() < 0.015:
                        row[column] = rng.choice(cells)
                if rng.random() < 0.006:
                    row[column] = rng.choice(NULL_WORDS)
                if column in REQUIRED[table] and rng.random() < 0.006:
                    row[column] = rng.choice([None, " ", "\u00a0"])
