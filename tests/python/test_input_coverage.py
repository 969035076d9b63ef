"""What was read and not used, and the end of a run that says so (spec-2, 2.4)."""

from collections.abc import Iterator

import duckdb
import pytest
from harness import Project, Rows

VARIABLES = {"as_of_date": "2026-03-31"}
SEEDS = {
    "scorecards": [{"scorecard_id": "card"}],
    "event_type_map": [
        {"system": "mautic", "source_event": "visit", "event_type": "site_visit"}
    ],
    "machine_user_agents": [{"pattern": "robot"}],
    "behavioural_points": [
        {
            "rule_id": rule,
            "scorecard_id": "card",
            "event_type": event_type,
            "points": "5",
            "label": rule,
        }
        for rule, event_type in {
            "seen": "page_view",
            "misspelt": "demo_reqest",
            "mapped": "site_visit",
            "unlike_all": "zzz",
        }.items()
    ],
    "demographic_points": [
        {
            "rule_id": "french",
            "scorecard_id": "card",
            "attribute": "country",
            "operator": "equals",
            "value": "France",
            "points": "5",
            "label": "French",
        }
    ],
}


def event(number: int, event_type: str = "page_view", **cells: str) -> dict[str, str]:
    return {
        "event_id": f"e{number}",
        "contact_id": "ann",
        "event_type": event_type,
        "occurred_at": "2026-03-01 10:00:00",
    } | cells


RAW = {
    "contacts": [
        {"contact_id": "ann", "created_at": "2026-01-01"},
        {"contact_id": "ben", "created_at": "2026-01-01", "email_opt_out": "perhaps"},
        {"contact_id": "cem", "created_at": "yesterday"},
        {"contact_id": "dan", "created_at": "2026-04-02"},
    ],
    "events": [
        event(1),
        event(2),
        event(3, occurred_at="2026-04-01 10:00:00"),
        event(4, contact_id="", anonymous_id="visitor"),
        event(5, contact_id="stranger"),
        event(6, "chat_message"),
        event(7, "email_sent"),
        event(8, user_agent="robot 1.0"),
    ],
    "score_adjustments": [
        {
            "adjustment_id": "a1",
            "contact_id": "ann",
            "scorecard_id": "defualt",
            "operation": "add",
            "points": "5",
            "reason": "trade fair",
            "effective_at": "2026-03-01",
        }
    ],
}


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        project.build(RAW, SEEDS, VARIABLES, ["input_coverage"])
        yield project


@pytest.fixture(scope="module")
def findings(project: Project) -> dict[tuple, tuple]:
    """(table, finding, value) -> (rows, share, remedy)."""
    with duckdb.connect(str(project.db), read_only=True) as connection:
        rows = connection.execute(
            "select source_table, finding, value, row_count, share, remedy"
            " from input_coverage"
        ).fetchall()
    found = {row[:3]: row[3:] for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize(
    ("finding", "rows", "share"),
    [
        (("contacts", "read", None), 4, "1.0000"),
        (("contacts", "used", None), 3, "0.7500"),
        (("contacts", "bad_row", "created_at"), 1, "0.2500"),
        (("contacts", "bad_value", "email_opt_out"), 1, "0.2500"),
        (("contacts", "dated_after_scoring", None), 1, "0.2500"),
        (("contacts", "contact_without_events", None), 2, "0.5000"),
        (("contacts", "rule_never_met", "french"), 0, "0.0000"),
        (("events", "read", None), 8, "1.0000"),
        (("events", "used", None), 6, "0.7500"),
        (("events", "unknown_contact", None), 1, "0.1250"),
        (("events", "of_nobody", None), 1, "0.1250"),
        (("events", "dated_after_scoring", None), 1, "0.1250"),
        (("events", "machine_made", "user_agent"), 1, "0.1250"),
        (("events", "event_type_without_rule", "chat_message"), 1, "0.1250"),
        (("events", "event_type_not_an_act", "email_sent"), 1, "0.1250"),
        (("events", "rule_never_met", "misspelt"), 0, "0.0000"),
        (("events", "rule_never_met", "mapped"), 0, "0.0000"),
        (("events", "rule_never_met", "unlike_all"), 0, "0.0000"),
        (("score_adjustments", "read", None), 1, "1.0000"),
        (("score_adjustments", "used", None), 0, "0.0000"),
        (("score_adjustments", "unknown_scorecard", None), 1, "1.0000"),
        (("deals", "read", None), 0, "None"),
    ],
)
def test_a_finding_has_its_rows_and_share(
    findings: dict[tuple, tuple], finding: tuple, rows: int, share: str
) -> None:
    assert findings[finding][0] == rows
    assert str(findings[finding][1]) == share


def test_there_is_no_other_finding(findings: dict[tuple, tuple]) -> None:
    told = [key for key in findings if key[1] not in ("read", "used")]
    assert len(told) == 15
    assert ("events", "rule_never_met", "seen") not in findings


def test_a_misspelt_type_has_the_nearest_name(findings: dict[tuple, tuple]) -> None:
    remedy = {key[2]: found[2] for key, found in findings.items()}
    assert "demo_reqest" in remedy["misspelt"]
    assert "Did you mean demo_request?" in remedy["misspelt"]
    assert "zzz" in remedy["unlike_all"]
    assert "Did you mean" not in remedy["unlike_all"]
    # the map knows it: only nobody did it
    assert "site_visit" not in remedy["mapped"]


def test_an_unreadable_cell_has_a_remedy(findings: dict[tuple, tuple]) -> None:
    assert "2026-03-10" in findings["contacts", "bad_row", "created_at"][2]
    opt_out = findings["contacts", "bad_value", "email_opt_out"][2]
    assert "true or false" in opt_out


def end_of_run(project: Project, raw: dict[str, Rows]) -> list[str]:
    """What a run prints from the number of leads on, without dbt's times."""
    project.build(raw, SEEDS, VARIABLES, ["input_coverage", "lead_scores"])
    selected = ["--select", "input_coverage"]
    done = project.run_dbt(["run", *selected], variables=VARIABLES, quiet=False)
    lines = [line.partition("  ")[2] for line in done.stdout.splitlines()]
    first = next(place for place, line in enumerate(lines) if " lead" in line[:9])
    return [line for line in lines[first : first + 8] if line]


def test_a_run_ends_with_what_was_not_used(project: Project) -> None:
    lines = end_of_run(project, RAW)
    assert lines[0].startswith("2 leads.")
    # the worst first: what was lost
    assert "score_adjustments: 1 row (100.0 %) unknown_scorecard" in lines[1]
    assert "contacts: 1 row (25.0 %) bad_row (created_at)" in lines[2]
    assert "more findings" in lines[-1]


def test_a_run_without_leads_says_so(project: Project) -> None:
    lines = end_of_run(project, {"contacts": [{"contact_id": "ann"}]})
    assert lines[0].startswith("0 leads: nobody could be scored.")
    assert "contacts: 1 row (100.0 %) bad_row (created_at)" in lines[1]
