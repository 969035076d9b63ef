"""The reference itself: one person over time, through merges, deletions and absence."""

from collections.abc import Mapping
from datetime import date

import pytest
from csv_rows import read_folder
from one_lead import CARD
from reference.history import History
from test_reference_reports import REPORTS

JANUARY, FEBRUARY = date(2026, 1, 10), date(2026, 2, 28)
SEEDS = {
    "scorecards": [CARD | {"mql_threshold": "40", "max_score": "1000"}],
    "behavioural_points": [
        CARD | {"rule_id": "demo", "event_type": "demo_request", "points": "50"}
    ],
    "score_triggers": [
        CARD
        | {"trigger_id": "t", "metric": "lead_score", "threshold": "40"}
        | {"cooldown_days": "30"}
    ],
}
MERGE = {
    "merged_contact_id": "a",
    "surviving_contact_id": "b",
    "merged_at": "2026-02-01",
}


def raw(
    *contacts: str | tuple[str, str], acts: Mapping[str, str], merges: tuple = ()
) -> dict[str, list]:
    """Contacts, or (contact, `deleted_at`), with a demo request each as given."""
    rows = [(name, None) if isinstance(name, str) else name for name in contacts]
    return {
        "contacts": [
            {"contact_id": name, "created_at": "2020-01-01", "deleted_at": deleted}
            for name, deleted in rows
        ],
        "events": [
            {"event_id": name, "contact_id": name, "event_type": "demo_request"}
            | {"occurred_at": on}
            for name, on in acts.items()
        ],
        "contact_merges": list(merges),
    }


ACTS = {"a": "2026-01-05"}
BOTH = ACTS | {"b": "2026-02-20"}


def lead(tables: dict[str, list[dict]], name: str) -> dict:
    (row,) = (row for row in tables["lead_scores"] if row["contact_id"] == name)
    return row


def crossed(tables: dict[str, list[dict]]) -> list[tuple]:
    names = ("contact_id", "as_of_date", "previous_value", "new_value")
    rows = tables["score_crossings"]
    return sorted(tuple(row[name] for name in names) for row in rows)


def remembered(tables: dict[str, list[dict]]) -> set[tuple]:
    rows = tables["lead_score_history"]
    return {(row["contact_id"], row["as_of_date"]) for row in rows}


def test_a_survivor_has_the_history_of_both() -> None:
    history = History()
    first = history.run(raw("a", "b", acts=ACTS), SEEDS, {}, [JANUARY])
    assert crossed(first) == [("a", JANUARY, None, 50)]
    merged = raw("a", "b", acts=BOTH, merges=(MERGE,))
    second = history.run(merged, SEEDS, {}, [FEBRUARY])
    found = lead(second, "b")
    assert (found["lead_score"], found["first_mql_date"]) == (100, JANUARY)
    assert (found["mql_count"], found["score_at_first_mql"]) == (1, 50)
    assert (found["score_change_30d"], found["trend"]) == (50, "rising")
    assert crossed(second) == [("b", JANUARY, None, 50)]
    assert remembered(second) == {("a", JANUARY), ("b", JANUARY), ("b", FEBRUARY)}

    undone = history.run(raw("a", "b", acts=BOTH), SEEDS, {}, [FEBRUARY])
    assert crossed(undone) == [("a", JANUARY, None, 50), ("b", FEBRUARY, None, 50)]
    assert lead(undone, "b")["first_mql_date"] == FEBRUARY
    assert lead(undone, "a")["mql_count"] == 1

    # a run of the first date replaces the rows of both ids
    again = history.run(merged, SEEDS, {}, [JANUARY])
    assert remembered(again) == {("b", JANUARY), ("a", FEBRUARY), ("b", FEBRUARY)}


@pytest.mark.parametrize(
    ("then", "kept", "crossings"),
    [
        (raw("b", acts={}), True, True),
        (raw(("a", "2026-02-01"), "b", acts={}), False, False),
        (raw(("a", "unreadable"), "b", acts={}), True, False),
        (raw(("a", "null"), "b", acts=ACTS), True, True),
        (raw("a", "b", acts={}, merges=(MERGE,)), True, True),
        (raw(("b", "2026-02-01"), acts={}, merges=(MERGE,)), False, False),
        (raw(("b", "unreadable"), acts={}, merges=(MERGE,)), True, False),
        (raw(("a", "2026-02-01"), "b", acts={}, merges=(MERGE,)), True, True),
    ],
)
def test_only_a_deletion_removes_what_was(then, kept, crossings) -> None:
    history = History()
    history.run(raw("a", "b", acts=ACTS), SEEDS, {}, [JANUARY])
    tables = history.run(then, SEEDS, {}, [FEBRUARY])
    assert (("a", JANUARY) in remembered(tables)) is kept
    assert any(row[1] == JANUARY for row in crossed(tables)) is crossings


def test_a_date_that_is_scored_again_keeps_rows_of_those_who_are_absent() -> None:
    history = History()
    history.run(raw("a", "b", acts=ACTS), SEEDS, {}, [JANUARY])
    for gone in (raw("b", acts={}), raw("b", ("a", "unreadable"), acts={})):
        tables = history.run(gone, SEEDS, {}, [JANUARY])
        assert remembered(tables) == {("a", JANUARY), ("b", JANUARY)}
    tables = history.run(raw(("a", "1"), acts={}), SEEDS, {}, [JANUARY])
    assert remembered(tables) == {("b", JANUARY)}


def test_what_people_reported_of_merges() -> None:
    folder = REPORTS / "r27_history_on_merge"
    if not folder.exists():
        pytest.skip(f"no reports: ../shared/reports/{folder.name} is not there")
    rules, history = read_folder(folder / "rules"), History()
    history.run(read_folder(folder / "raw_1"), rules, {}, [JANUARY])
    tables = history.run(read_folder(folder / "raw_2"), rules, {}, [FEBRUARY])
    found = lead(tables, "hm_b")
    assert (found["first_mql_date"], found["mql_count"]) == (JANUARY, 1)
    assert ("hm_b", JANUARY, None, 50) in crossed(tables)
    assert not any(row[:2] == ("hm_b", FEBRUARY) for row in crossed(tables))
