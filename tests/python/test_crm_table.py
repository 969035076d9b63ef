"""crm_lead_scores run after run: what moves, what does not, and who leaves."""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
import pytest
from harness import (
    SEEDS_AND_MODELS,
    Project,
    Rows,
    read_table,
    upstream_of,
    write_raw,
)

TABLES = ["crm_lead_scores", "crm_lead_scores_unmatched"]
PEOPLE = ("mover", "steady", "leaver", "folded", "refuser", "changer")
SEEDS = {
    "scorecards": [
        {"scorecard_id": "main", "name": "Main"},
        {"scorecard_id": "zweit", "name": "Second"},
    ],
    "behavioural_points": [
        {
            "rule_id": f"visit {card}",
            "scorecard_id": card,
            "event_type": "page_view",
            "points": "10",
            "label": "Came {to} the <site>",
        }
        for card in ("main", "zweit")
    ],
    "next_steps": [
        {
            "step_id": "any",
            "scorecard_id": "main",
            "owner": "sales",
            "action": "Call",
        }
    ],
}
# What a reverse-ETL tool's change detection must not meet.
VOLATILE = re.compile(r"as_of|scored_at|updated_at|loaded|days_since|rank|percentile")
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
PLAIN_TYPES = {"VARCHAR", "INTEGER", "BOOLEAN", "TIMESTAMP"}


def contact(name: str, **columns: str) -> dict[str, str | None]:
    return {
        "contact_id": name,
        "email": f"{name.title()}@Acme.example",
        "created_at": "2026-01-01",
        **columns,
    }


def visit(name: str, day: str) -> dict[str, str | None]:
    return {
        "event_id": f"{name} {day}",
        "contact_id": name,
        "event_type": "page_view",
        "occurred_at": day,
    }


@dataclass
class Runs:
    """The table after each of the runs, by name of the run and contact."""

    tables: dict[str, dict[str, dict[str, object]]]
    unmatched: dict[str, Rows]
    columns: list[tuple[str, str]]
    relation: str


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    people = [contact(name) for name in PEOPLE]
    acts = [visit(name, "2026-03-01") for name in PEOPLE]
    later = [
        contact(name) for name in PEOPLE if name not in ("leaver", "refuser", "changer")
    ]
    later += [
        contact("leaver", deleted_at="2026-03-02"),
        contact("refuser", email_opt_out="true"),
        contact("changer", email="other@acme.example"),
    ]
    merge = {
        "merged_contact_id": "folded",
        "surviving_contact_id": "steady",
        "merged_at": "2026-03-02",
    }
    found: dict[str, dict[str, dict[str, object]]] = {}
    unmatched = {}
    with Project() as project:

        def run(
            name: str, raw: Mapping[str, Rows], as_of_date: str, *args: str
        ) -> None:
            # score_changed_at has whole seconds
            time.sleep(1)
            variables = {"as_of_date": as_of_date}
            if found:
                write_raw(project.raw, raw, variables)
                command = [*SEEDS_AND_MODELS, *upstream_of(TABLES), *args]
                done = project.run_dbt(command, variables=variables)
                assert done.returncode == 0, done.stdout
            else:
                project.build(raw, SEEDS, variables, TABLES)
            rows = read_table(project.db, "crm_lead_scores")
            found[name] = {row["contact_id"]: row for row in rows}
            unmatched[name] = read_table(project.db, "crm_lead_scores_unmatched")

        run("first", {"contacts": people, "events": acts}, "2026-03-02")
        run("next day", {"contacts": people, "events": acts}, "2026-03-03")
        acts = [*acts, visit("mover", "2026-03-03")]
        run("moved", {"contacts": people, "events": acts}, "2026-03-03")
        raw = {"contacts": later, "events": acts, "contact_merges": [merge]}
        run("left", raw, "2026-03-04")
        run("refreshed", raw, "2026-03-04", "--full-refresh")
        raw["contacts"] = people
        del raw["contact_merges"]
        run("back", raw, "2026-03-04")
        with duckdb.connect(str(project.db), read_only=True) as connection:
            columns = connection.execute(
                "select column_name, data_type from information_schema.columns"
                " where table_name = 'crm_lead_scores'"
            ).fetchall()
            ((relation,),) = connection.execute(
                "select table_type from information_schema.tables"
                " where table_name = 'crm_lead_scores'"
            ).fetchall()
        yield Runs(found, unmatched, columns, relation)


def test_the_first_run_gives_every_lead(runs: Runs) -> None:
    table = runs.tables["first"]
    assert set(table) == set(PEOPLE)
    row = dict(table["mover"])
    assert row.pop("score_changed_at")
    assert re.fullmatch("[0-9a-f]{32}", str(row.pop("sync_hash")))
    assert row == {
        "contact_id": "mover",
        "email": "mover@acme.example",
        "lead_score": 10,
        "lead_score_change": 0,
        "lead_grade": None,
        "lead_temperature": None,
        "lead_rating": None,
        "lead_reason_1": "Came  to  the  site",
        "lead_reason_2": None,
        "lead_reason_3": None,
        "lead_next_step": "Call",
        "suppression_reason": None,
        "is_suppressed": False,
    }


def test_nothing_moves_when_no_value_does(runs: Runs) -> None:
    """Multiwoven and Hightouch's HTTP destination compare whole rows."""
    assert runs.tables["next day"] == runs.tables["first"]


def test_only_the_lead_that_moved_has_a_new_version(runs: Runs) -> None:
    before, after = runs.tables["next day"], runs.tables["moved"]
    moved = [name for name in PEOPLE if before[name] != after[name]]
    assert moved == ["mover"]
    assert after["mover"]["lead_score"] == 20
    assert after["mover"]["lead_score_change"] == 10
    assert after["mover"]["sync_hash"] != before["mover"]["sync_hash"]
    assert after["mover"]["score_changed_at"] > before["mover"]["score_changed_at"]


def test_the_change_stays_while_the_score_does(runs: Runs) -> None:
    assert runs.tables["left"]["mover"] == runs.tables["moved"]["mover"]


def test_deleted_and_merged_away_contacts_are_gone(runs: Runs) -> None:
    assert set(runs.tables["left"]) == {"mover", "steady", "refuser", "changer"}
    assert runs.unmatched["left"] == []
    # both visits count for the survivor
    assert runs.tables["left"]["steady"]["lead_score"] == 20


def test_a_refusal_clears_the_row_and_keeps_it(runs: Runs) -> None:
    before, row = runs.tables["moved"]["refuser"], runs.tables["left"]["refuser"]
    filled = {name for name, value in row.items() if value is not None}
    assert filled == {
        "contact_id",
        "email",
        "suppression_reason",
        "is_suppressed",
        "sync_hash",
        "score_changed_at",
    }
    assert (row["is_suppressed"], row["suppression_reason"]) == (True, "opted_out")
    assert row["score_changed_at"] > before["score_changed_at"]


def test_a_new_address_is_a_new_version(runs: Runs) -> None:
    before, row = runs.tables["moved"]["changer"], runs.tables["left"]["changer"]
    assert row["email"] == "other@acme.example"
    assert row["score_changed_at"] > before["score_changed_at"]
    assert row["lead_score_change"] == 0


def test_a_full_refresh_moves_nothing(runs: Runs) -> None:
    assert runs.tables["refreshed"] == runs.tables["left"]


def test_who_comes_back_is_new(runs: Runs) -> None:
    """Nothing was kept of the deleted: no score to compare with, and a new date."""
    back, before = runs.tables["back"], runs.tables["moved"]
    for name in ("leaver", "folded"):
        assert back[name]["score_changed_at"] > before[name]["score_changed_at"]
        assert back[name]["lead_score_change"] == 0
    # without the merge the survivor loses the visit
    assert back["steady"]["lead_score_change"] == -10


def test_the_table_is_as_reverse_etl_tools_read_one(runs: Runs) -> None:
    """A table, of plain types, few and well named columns, none of them volatile."""
    assert runs.relation == "BASE TABLE"
    assert {kind for _, kind in runs.columns} <= PLAIN_TYPES
    names = [name for name, _ in runs.columns]
    assert len(names) == len(set(names)) <= 512
    for name in names:
        assert NAME.fullmatch(name)
        assert not name.startswith("hs_")
        assert not VOLATILE.search(name)
    assert dict(runs.columns)["contact_id"] == "VARCHAR"


def test_changed_seconds_are_whole(runs: Runs) -> None:
    for table in runs.tables.values():
        assert {row["score_changed_at"].microsecond for row in table.values()} == {0}


def test_a_scorecard_that_does_not_exist_is_found() -> None:
    """Built without leads: only the variable is wrong."""
    with Project() as project:
        variables = {"as_of_date": "2026-03-02", "primary_scorecard": "mian"}
        project.build({}, SEEDS, variables, ["stg_rules__scorecards"])
        done = project.run_dbt(
            ["test", "--select", "assert_the_primary_scorecard_exists"],
            variables=variables,
        )
        assert done.returncode == 1
