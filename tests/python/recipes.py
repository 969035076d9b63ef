"""The recipes of docs/rules.md: their rows, their leads, and what each lead gets.

A lead's cell is a list of things, divided by `;`:

    `page_view` (page_url acme.example/a, duration_seconds 75) on 2 and 3 March
    `contact` (seniority director), `company` (...), `deal` (...), `stage` (...),
    `adjustment` (...)

A date without a year is in 2026. Each recipe gets scorecards and ids of its own, so
that one build scores them all.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from harness import Rows

AS_OF_DATE = date(2026, 3, 31)
SECTION = re.compile(r"^### (.+)\n((?:(?!^#{1,3} ).*\n?)*)", re.MULTILINE)
ROWS = re.compile(r"^```csv (\w+)\.csv\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEAD = re.compile(r"^\| (\w+) \| (`.+) \| (.+) \|$", re.MULTILINE)
THING = re.compile(r"`(\w+)`(?: \(([^)]+)\))?(?: (?:on|le) (.+))?")
MONTHS = {
    name: number
    for names in (
        "January February March April May June July August September October"
        " November December",
        "janvier février mars avril mai juin juillet août septembre octobre"
        " novembre décembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
REFERENCES = ("rule_id", "group_id", "decay_id")


@dataclass
class Recipe:
    title: str
    number: int
    seeds: dict[str, Rows]
    # lead -> what is known of it or happened, and what the table says it gets
    leads: dict[str, tuple[str, str]]
    raw: dict[str, Rows] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        return f"recipe_{self.number:02}_"

    def __post_init__(self) -> None:
        for lead, (things, _) in self.leads.items():
            self.raw_rows("contacts").append(self.contact(lead))
            for thing in things.split("; "):
                self.add(lead, thing)

    def contact(self, lead: str) -> dict[str, str | None]:
        return {"contact_id": self.prefix + lead, "created_at": "2025-01-01"}

    def raw_rows(self, table: str) -> Rows:
        return self.raw.setdefault(table, [])

    def add(self, lead: str, thing: str) -> None:
        """Add the raw rows of one thing of a lead."""
        found = THING.fullmatch(thing)
        assert found, f"{self.title}, {lead}: cannot read {thing!r}"
        kind, cells, days = found[1], cells_of(found[2]), dates_of(found[3])
        contact_id = self.prefix + lead
        (contact,) = (
            row for row in self.raw["contacts"] if row["contact_id"] == contact_id
        )
        if kind == "contact":
            contact.update(cells)
        elif kind == "company":
            contact["company_id"] = contact_id
            self.raw_rows("companies").append({"company_id": contact_id, **cells})
        for day in days:
            number = sum(map(len, self.raw.values()))
            key, at = f"{self.prefix}{number}", f"{day.isoformat()}T09:00:00Z"
            row: dict[str, str | None] = {"contact_id": contact_id, **cells}
            if kind == "deal":
                row |= {"deal_id": key, "created_at": at, "closed_at": at}
                self.raw_rows("deals").append(row)
            elif kind == "stage":
                row |= {"changed_at": at}
                self.raw_rows("stage_changes").append(row)
            elif kind == "adjustment":
                row |= {"adjustment_id": key, "effective_at": at}
                self.raw_rows("score_adjustments").append(row)
            else:
                row |= {"event_id": key, "event_type": kind, "occurred_at": at}
                self.raw_rows("events").append(row)

    def own_seeds(self) -> dict[str, Rows]:
        """The rows with scorecards and ids that no other recipe has."""
        seeds = {
            name: [self.own_row(row) for row in rows]
            for name, rows in self.seeds.items()
        }
        if "scorecards" not in seeds:
            seeds["scorecards"] = [{"scorecard_id": f"{self.prefix}default"}]
        return seeds

    def own_row(self, row: dict[str, str | None]) -> dict[str, str | None]:
        own = ("scorecard_id", *REFERENCES)
        return {
            column: self.prefix + cell if cell and column in own else cell
            for column, cell in row.items()
        }

    def expected(self) -> dict[tuple[str, str], str]:
        """(contact_id, scorecard_id) -> points, or a status."""
        expected = {}
        for lead, (_, gets) in self.leads.items():
            for part in gets.split(", "):
                points, *card = re.split(" (?:on|sur) ", part)
                key = self.prefix + lead, self.prefix + (card[0] if card else "default")
                expected[key] = points
        return expected


def read_recipes(path: Path) -> list[Recipe]:
    """The sections of a guide that hold rows."""
    recipes = []
    for title, text in SECTION.findall(path.read_text(encoding="utf-8")):
        seeds: dict[str, Rows] = {}
        for name, content in ROWS.findall(text):
            seeds.setdefault(name, []).extend(rows_of(content))
        if seeds:
            leads = {lead: (things, gets) for lead, things, gets in LEAD.findall(text)}
            recipes.append(Recipe(title, len(recipes) + 1, seeds, leads))
    return recipes


def rows_of(content: str) -> Rows:
    reader = csv.DictReader(io.StringIO(content), strict=True)
    return [{name: cell or None for name, cell in row.items()} for row in reader]


def cells_of(text: str | None) -> dict[str, str]:
    """`stage mql, amount 5` as columns and cells."""
    pairs = (pair.split(" ", 1) for pair in text.split(", ")) if text else ()
    return dict(pairs)


def dates_of(text: str | None) -> list[date]:
    """The dates of `2, 3 and 9 March` or `30 September 2025, 1 March`."""
    dates: list[date] = []
    month, year = 0, AS_OF_DATE.year
    for word in reversed(re.findall(r"\w+", text or "")):
        if word in MONTHS:
            month = MONTHS[word]
        elif word.isdigit() and len(word) == 4:
            year = int(word)
        elif word.isdigit():
            dates.append(date(year, month, int(word)))
            year = AS_OF_DATE.year
    return dates[::-1]
