"""Loss stops the run before any mart changes, and says what to do (spec-2, 2.3)."""

from collections.abc import Iterator

import duckdb
import pytest
from harness import DbtFailed, Project, Rows

GUARDED = {
    "as_of_date": "2026-03-31",
    "max_rejected_share": 0.05,
    "max_vanished_share": 0.2,
}
SEEDS = {"scorecards": [{"scorecard_id": "card"}]}


@pytest.fixture
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def contacts(number: int, created_at: str = "2026-01-01") -> Rows:
    return [
        {"contact_id": f"c{place:02}", "created_at": created_at}
        for place in range(number)
    ]


def events(number: int, strangers: int) -> Rows:
    return [
        {
            "event_id": f"e{place:02}",
            "contact_id": "stranger" if place < strangers else "c00",
            "event_type": "page_view",
            "occurred_at": "2026-03-01 10:00:00",
        }
        for place in range(number)
    ]


def message(project: Project, raw: dict[str, Rows], **variables: object) -> str:
    """What a build on top of the last says, on one line; blank if it succeeds."""
    try:
        project.build(raw, SEEDS, GUARDED | variables, ["lead_scores"], afresh=False)
    except DbtFailed as failure:
        return " ".join(str(failure).split())
    return ""


def marts(project: Project) -> set[str]:
    with duckdb.connect(str(project.db), read_only=True) as connection:
        rows = connection.execute(
            "select table_name from information_schema.tables"
            " where table_schema = 'main'"
        )
        return {name for (name,) in rows.fetchall()}


def test_dates_that_cannot_be_read_stop_the_run(project: Project) -> None:
    raw = {"contacts": contacts(3900, "15 Apr, 2021 00:03:00")}
    said = message(project, raw)
    assert (
        "contacts.created_at: 3,900 of 3,900 rows (100 %) cannot be read, such as"
        ' "15 Apr, 2021 00:03:00". Write times as 2026-03-10 14:00:00'
    ) in said
    assert "pass a higher max_rejected_share (now 0.05)" in said
    assert "max_vanished_share" not in said
    assert marts(project) == set()


def test_more_than_the_share_of_twenty_rows_stops_the_run(project: Project) -> None:
    given = {"contacts": contacts(1)}
    assert message(project, given | {"events": events(19, strangers=19)}) == ""
    assert message(project, given | {"events": events(20, strangers=1)}) == ""
    said = message(project, given | {"events": events(20, strangers=2)})
    assert (
        "events: 2 of 20 rows (10 %) are rejected as unknown_contact, such as"
    ) in said
    assert "Load these contacts too" in said
    raw = given | {"events": events(20, strangers=2)}
    assert message(project, raw, max_rejected_share=0.1) == ""


def test_contacts_that_vanish_stop_the_run(project: Project) -> None:
    assert message(project, {"contacts": contacts(20)}) == ""
    assert message(project, {"contacts": contacts(16)}) == ""
    # less than twenty contacts say nothing
    assert message(project, {"contacts": contacts(1)}) == ""
    assert message(project, {"contacts": contacts(20)}) == ""
    deleted = [row | {"deleted_at": "2026-03-01"} for row in contacts(2)]
    raw = {"contacts": [*deleted, *contacts(17)[2:]]}
    said = message(project, raw)
    assert (
        "contacts.contact_id: 5 of 20 contacts of the last run (25 %) have no" in said
    )
    assert "pass a higher max_vanished_share (now 0.2)" in said
    # whoever was merged has not vanished
    merged = [
        {
            "merged_contact_id": f"c{place}",
            "surviving_contact_id": "c05",
            "merged_at": "2026-03-01",
        }
        for place in (17, 18, 19)
    ]
    assert message(project, raw | {"contact_merges": merged}) == ""
