"""The history of one person over time: merges, absence, deletion, `deleted_at`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from harness import Project, Rows, read_table

TABLES = ["lead_score_history", "lead_scores", "score_crossings", "rejected_rows"]
JANUARY, FEBRUARY, MARCH = date(2026, 1, 10), date(2026, 2, 28), date(2026, 3, 31)
CONTACTS = ("folded", "survivor", "absent", "hidden", "deleted", "flagged", "unflagged")
SEEDS = {
    "scorecards": [{"scorecard_id": "card", "mql_threshold": "40"}],
    "behavioural_points": [
        {
            "rule_id": "demo",
            "scorecard_id": "card",
            "event_type": "demo_request",
            "points": "50",
        }
    ],
    "score_triggers": [
        {
            "trigger_id": "at_40",
            "scorecard_id": "card",
            "metric": "lead_score",
            "threshold": "40",
        }
    ],
}


@dataclass
class Left:
    """The tables that a run left behind."""

    tables: dict[str, Rows]

    def history(self, contact: str) -> list[tuple]:
        rows = self.tables["lead_score_history"]
        mine = [row for row in rows if row["contact_id"] == contact]
        return sorted((row["as_of_date"], row["lead_score"]) for row in mine)

    def crossings(self, contact: str) -> list[tuple]:
        rows = self.tables["score_crossings"]
        names = ["crossing_id", "as_of_date", "crossing_number"]
        mine = [row for row in rows if row["contact_id"] == contact]
        return [tuple(row[name] for name in names) for row in mine]

    def lead(self, contact: str) -> dict:
        rows = self.tables["lead_scores"]
        return next((row for row in rows if row["contact_id"] == contact), {})


def raw(
    change: Callable[[dict], dict | None] = lambda row: row, merges: Rows | None = None
) -> dict[str, Rows]:
    """The contacts, all but the survivor with an act; a change may leave rows out."""
    contacts = [{"contact_id": name, "created_at": "2025-01-01"} for name in CONTACTS]
    return {
        "contacts": [row for row in map(change, contacts) if row],
        "contact_merges": merges or [],
        "events": [
            {
                "event_id": f"demo {name}",
                "contact_id": name,
                "event_type": "demo_request",
                "occurred_at": "2026-01-05 10:00:00",
            }
            for name in CONTACTS
            if name != "survivor"
        ],
    }


def in_march(row: dict) -> dict | None:
    """What the CRM says of each contact by March; the merge is undone."""
    deleted_at = {
        "hidden": "last week",
        "deleted": "2026-03-01",
        "flagged": "Yes",
        "unflagged": "false",
    }
    if row["contact_id"] == "absent":
        return None
    return row | {"deleted_at": deleted_at.get(row["contact_id"])}


@pytest.fixture(scope="module")
def runs() -> dict[date, Left]:
    merge = {
        "merged_contact_id": "folded",
        "surviving_contact_id": "survivor",
        "merged_at": "2026-02-01",
    }
    given = {JANUARY: raw(), FEBRUARY: raw(merges=[merge]), MARCH: raw(in_march)}
    left = {}
    with Project() as project:
        for day, tables in given.items():
            variables = {"as_of_date": str(day)}
            project.build(tables, SEEDS, variables, afresh=day == JANUARY)
            left[day] = Left({name: read_table(project.db, name) for name in TABLES})
    return left


def test_the_survivor_of_a_merge_has_the_history_of_both(
    runs: dict[date, Left],
) -> None:
    before, after = runs[JANUARY], runs[FEBRUARY]
    lead = after.lead("survivor")
    assert (lead["lead_score"], lead["mql_count"]) == (50, 1)
    assert (lead["first_mql_date"], lead["trend"]) == (JANUARY, "steady")
    assert (lead["score_change_30d"], lead["score_at_first_mql"]) == (0, 50)
    # the same crossing, so that nobody is told twice
    assert after.crossings("survivor") == before.crossings("folded") != []
    assert after.crossings("folded") == []
    # rows stay under the id that was scored
    assert after.history("folded") == [(JANUARY, 50)]
    assert after.history("survivor") == [(JANUARY, None), (FEBRUARY, 50)]


def test_a_merge_that_is_undone_gives_each_its_own_again(
    runs: dict[date, Left],
) -> None:
    left = runs[MARCH]
    assert left.history("folded") == [(JANUARY, 50), (MARCH, 50)]
    assert left.lead("folded")["first_mql_date"] == JANUARY
    assert left.crossings("folded") == runs[JANUARY].crossings("folded")
    lead = left.lead("survivor")
    assert (lead["first_mql_date"], lead["mql_count"]) == (FEBRUARY, 1)
    assert [row[1:] for row in left.crossings("survivor")] == [(FEBRUARY, 1)]


def test_only_a_deletion_removes_the_history(runs: dict[date, Left]) -> None:
    left = runs[MARCH]
    kept = [(JANUARY, 50), (FEBRUARY, 50)]
    assert left.history("absent") == left.history("hidden") == kept
    assert left.history("deleted") == left.history("flagged") == []
    assert left.history("unflagged") == [*kept, (MARCH, 50)]
    for name in ("absent", "hidden", "deleted", "flagged"):
        assert left.lead(name) == {}
    assert left.crossings("absent") == runs[JANUARY].crossings("absent") != []
    for name in ("hidden", "deleted", "flagged"):
        assert left.crossings(name) == []


def test_what_hides_a_contact_is_told_without_its_id(runs: dict[date, Left]) -> None:
    rows = runs[MARCH].tables["rejected_rows"]
    of_contacts = [row for row in rows if row["source_table"] == "contacts"]
    assert [(row["row_key"], row["reason"]) for row in of_contacts] == [
        (None, "bad_value")
    ]
