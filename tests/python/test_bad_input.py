"""Input that is odd, large or broken, and a build that is cut off."""

import json
import os
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import odd_world
import pytest
from bare_runs import Tables, contents, marts, start_dbt
from harness import (
    SEEDS_AND_MODELS,
    Project,
    Rows,
    read_table,
    write_raw,
    write_seeds,
)
from odd_world import BLOCK, CARD, FIRST_DAY, JINJA, LAST_DAY, SCORES, SHELL, SQL

TWO_DAYS = {"score_from": FIRST_DAY, "score_to": LAST_DAY}


@dataclass
class Odd:
    """What the odd world gives, as CSV, and as Parquet after a build was cut off."""

    project: Project
    leads: dict[str, dict]
    from_csv: Tables
    history: Rows
    next_steps: Rows
    crossings: Rows
    exit_of_killed: int
    was_scored_when_killed: bool
    from_parquet: Tables
    was_written_to: bool


@pytest.fixture(scope="module")
def odd() -> Iterator[Odd]:
    with Project() as project:
        raw = odd_world.raw_rows()
        mixed = project.folder / "mixed"
        odd_world.write_odd_csv(project.raw, raw)
        odd_world.write_parquet_and_csv(mixed, raw)
        write_seeds(project.seeds, odd_world.seed_rows())
        folders = [project.raw, mixed, project.seeds]
        before = [contents(folder) for folder in folders]

        of_csv, of_mixed = project.db, project.folder / "new" / "mixed.duckdb"
        build(project, project.raw, of_csv)
        exit_of_killed = build_until_events_are_scored(project, mixed, of_mixed)
        was_scored = has_table(of_mixed, "lead_scores")
        build(project, mixed, of_mixed)
        yield Odd(
            project=project,
            leads={row["contact_id"]: row for row in read_table(of_csv, "lead_scores")},
            from_csv=marts(of_csv),
            history=read_table(of_csv, "lead_score_history"),
            next_steps=read_table(of_csv, "lead_next_steps"),
            crossings=read_table(of_csv, "score_crossings"),
            exit_of_killed=exit_of_killed,
            was_scored_when_killed=was_scored,
            from_parquet=marts(of_mixed),
            was_written_to=before != [contents(folder) for folder in folders],
        )


def build(project: Project, raw: Path, db: Path) -> None:
    done = project.run_dbt(SEEDS_AND_MODELS, raw=raw, db=db, variables=TWO_DAYS)
    assert done.returncode == 0, done.stdout


def build_until_events_are_scored(project: Project, raw: Path, db: Path) -> int:
    """Build, and kill dbt without a warning when it works on the hits of events."""
    shutil.rmtree(project.target / "run", ignore_errors=True)
    process = start_dbt(
        project.root,
        [*SEEDS_AND_MODELS, "--vars", json.dumps(TWO_DAYS)],
        project.root,
        project.settings(raw=raw, db=db),
    )
    while process.poll() is None:
        if any(project.target.glob("run/**/int_event_hits.sql")):
            os.killpg(process.pid, signal.SIGKILL)
            break
        time.sleep(0.05)
    process.communicate()
    return process.returncode


def has_table(db: Path, name: str) -> bool:
    with duckdb.connect(str(db), read_only=True) as connection:
        query = "select 1 from information_schema.tables where table_name = ?"
        return connection.execute(query, [name]).fetchone() is not None


def test_ids_are_text_without_blanks_around_them(odd: Odd) -> None:
    assert set(odd.leads) == set(SCORES)


@pytest.mark.parametrize("contact", SCORES)
def test_odd_cells_are_read_as_they_stand(odd: Odd, contact: str) -> None:
    assert odd.leads[contact]["raw_score"] == SCORES[contact]


def test_nothing_odd_is_rejected(odd: Odd) -> None:
    assert odd.from_csv["rejected_rows"] == []


def test_sql_and_jinja_in_cells_are_plain_text(odd: Odd) -> None:
    lead = odd.leads[SQL]
    assert lead["scorecard_id"] == CARD
    assert lead["top_positive_reasons"] == (
        "sql =1+1 (+512); block =1+1 (+256); formula =1+1 =1+1 (+128)"
    )
    (step,) = (row for row in odd.next_steps if row["contact_id"] == SQL)
    (shipped,) = odd_world.seed_rows()["next_steps"]
    assert {name: step[name] for name in shipped} == shipped
    assert (step["first_name"], step["city"]) == (JINJA, BLOCK)
    (crossing,) = (row for row in odd.crossings if row["contact_id"] == SQL)
    assert (crossing["channel"], crossing["message"]) == (BLOCK, JINJA)
    assert any(SHELL in row for row in odd.from_csv["lead_score_contributions"])


def test_future_events_and_contacts_wait_for_their_day(odd: Odd) -> None:
    scores: dict[str, list[int]] = {}
    for row in sorted(odd.history, key=lambda row: row["as_of_date"]):
        scores.setdefault(row["contact_id"], []).append(row["raw_score"])
    assert scores["padded"] == [SCORES["padded"] - 10, SCORES["padded"]]
    assert scores["of tomorrow"] == [1000]


def test_parquet_of_types_and_of_text_gives_what_csv_gives(odd: Odd) -> None:
    assert odd.from_parquet == odd.from_csv


def test_a_build_after_a_killed_one_is_complete(odd: Odd) -> None:
    """That it gives the same says the test before."""
    assert odd.exit_of_killed == -signal.SIGKILL
    assert not odd.was_scored_when_killed
    assert len(odd.from_parquet["lead_scores"]) == len(SCORES)


def test_raw_and_seed_folders_are_not_written_to(odd: Odd) -> None:
    assert not odd.was_written_to


EVENTS_OF_ONE = """
copy (
    select
        i as event_id,
        'busy' as contact_id,
        null as anonymous_id,
        case
            when i < 30000 then 'email_click'
            when i < 31000 then 'email_unsubscribe'
            when i < 32000 then 'email_sent'
            else 'page_view'
        end as event_type,
        case
            when i < 31000 then timestamp '2026-03-01 10:00:00'
            when i < 32000 then timestamp '2026-03-01 09:00:00'
            else timestamp '2026-03-31' - to_seconds(i * 30)
        end as occurred_at,
        null as loaded_at,
        'https://a.example/page-' || i % {pages} as page_url,
        null as asset,
        case when i < 32000 then 'spring' end as campaign,
        null as channel,
        null as form,
        null as duration_seconds,
        null as user_agent
    from range(100000) as numbers(i)
) to '{path}' (format csv, header)
"""


def test_many_events_of_one_contact_and_many_rules() -> None:
    """A burst of 30,000 clicks at one instant, and 5,000 rules."""
    pages = 300
    ways = [
        ("equals", "a.example/page-{}"),
        ("like", "*/page-{}"),
        ("starts_with", "https://a.example/page-{}"),
        ("regex", "page-{}$"),
    ]
    of_events = {"scorecard_id": "many", "points": "1", "event_type": "page_view"}
    of_facts = {"scorecard_id": "many", "points": "1", "attribute": "city"}
    seeds = {
        "scorecards": [{"scorecard_id": "many"}],
        "behavioural_points": [
            of_events | {"rule_id": "every visit"},
            of_events | {"rule_id": "every click", "event_type": "email_click"},
            *(
                of_events
                | {"rule_id": f"visit {i}", "property": "page_url"}
                | {"operator": ways[i % 4][0], "value": ways[i % 4][1].format(i)}
                | {"count_each": "ever"}
                for i in range(3998)
            ),
        ],
        "demographic_points": [
            of_facts | {"rule_id": f"city {i}", "operator": "equals", "value": f"{i}"}
            for i in range(1000)
        ],
    }
    contact = {"contact_id": "busy", "created_at": "2026-01-01", "city": "7"}
    with Project() as project:
        write_raw(project.raw, {"contacts": [contact]})
        write_seeds(project.seeds, seeds)
        path = project.raw / "events.csv"
        duckdb.execute(EVENTS_OF_ONE.format(path=path, pages=pages))
        build(project, project.raw, project.db)
        (lead, _) = read_table(project.db, "lead_score_history")
        parts = read_table(project.db, "lead_score_contributions")
        machine = read_table(project.db, "machine_events")
    assert lead["raw_score"] == 68_000 + pages + 1
    assert len(parts) == 1 + pages + 1
    assert {row["reason"] for row in machine} == {"burst"}
    assert len(machine) == 31_000


def relations(db: Path) -> list[tuple]:
    """Every table and view, with the SQL of the views and the rows of the scores."""
    with duckdb.connect(str(db), read_only=True) as connection:
        return [
            *connection.execute(
                "select table_schema, table_name, table_type"
                " from information_schema.tables order by all"
            ).fetchall(),
            *connection.execute(
                "select sql from duckdb_views() order by all"
            ).fetchall(),
            *connection.execute("from lead_scores").fetchall(),
        ]


def messages_for(project: Project, raw: Path) -> list[str]:
    """What a build says that has to stop before it registers or builds anything."""
    before = relations(project.db)
    done = project.run_dbt(SEEDS_AND_MODELS, raw=raw, variables=TWO_DAYS)
    assert done.returncode != 0
    assert relations(project.db) == before
    return done.stdout.splitlines()


def assert_said(lines: list[str], raw: Path, expected: list[tuple[str, ...]]) -> None:
    """Each expectation is a file, then texts that are in one line with it.

    Nothing else is said of the folder.
    """
    missing = [
        (file, *texts)
        for file, *texts in expected
        if not any(
            str(raw / file) in line and all(text in line for text in texts)
            for line in lines
        )
    ]
    assert not missing, "\n".join(lines)
    assert sum(str(raw) in line for line in lines) == len(expected), "\n".join(lines)


def test_missing_files_and_columns_are_all_named_at_once(
    odd: Odd, tmp_path: Path
) -> None:
    """One message for each file or cause; semicolons are read as they are."""
    raw = tmp_path / "raw"
    write_raw(raw, {})
    (raw / "identities.csv").unlink()
    (raw / "contact_merges.csv").rename(raw / "Merges.csv")
    (raw / "deals.csv").write_text("deal_id,contact_id,stage,amount,created_at,won\n")
    odd_world.write_parquet(raw, "events", [], {})
    companies = raw / "companies.csv"
    companies.write_text(companies.read_text().replace(",", ";"))
    stages = raw / "stage_changes.csv"
    stages.write_text("Contact ID;Stage;Change date\n")
    lines = messages_for(odd.project, raw)
    expected = [
        (
            "",
            "there is no file of identities, contact_merges",
            "It has Merges.csv, companies.csv,",
            "write a CSV with its header only",
        ),
        (
            "deals.csv",
            "columns company_id, closed_at, is_won are missing",
            "It has deal_id, contact_id, stage, amount, created_at, won.",
            "Rename won if it is is_won.",
            "Add company_id, closed_at, is_won, empty if unknown.",
        ),
        (
            "stage_changes.csv",
            "column changed_at is missing. It has contact_id, stage, change_date.",
            "Rename change_date if it is changed_at. Every row needs changed_at",
        ),
        ("events", "there are events.csv and events.parquet", "keep one of them"),
    ]
    assert_said(lines, raw, expected)
    assert not any("Add changed_at" in line for line in lines)


def test_rows_that_cannot_be_read_are_all_named_at_once(
    odd: Odd, tmp_path: Path
) -> None:
    """One message for each cause; text in Windows-1252 is read as such."""
    raw = tmp_path / "raw"
    write_raw(raw, {})
    (raw / "identities.csv").write_bytes(
        "anonymous_id,contact_id,identified_at\n"
        "v1,one,2026-01-01\n"
        "v2,Zoé,2026-01-01\n"
        "v3\n"
        "v4,Smith, John,2026-01-01\n".encode("cp1252")
    )
    with (raw / "stage_changes.csv").open("ab") as file:
        file.write(b"one,lead,2026-01-01\n" * 30_000)
        file.write(b"one,lead\n" * 5 + b"one,lead,2026-01-01,x\n")
    with (raw / "companies.csv").open("ab") as file:
        file.write("1,Zoé,,,,,,\n".encode() + "2,Zoé,,,,,,\n".encode("cp1252"))
    lines = messages_for(odd.project, raw)
    expected = [
        ("identities.csv, line 4:", "too few cells. Complete each row"),
        ("identities.csv, line 5:", "too many cells. Quote the cells that hold a"),
        ("stage_changes.csv, lines 30002, 30003, 30004 and 2 more:", "too few cells"),
        ("stage_changes.csv, line 30007:", "too many cells"),
        ("companies.csv, line 3:", "is not UTF-8, as other lines are, such as line 2"),
    ]
    assert_said(lines, raw, expected)
