"""A cluster of Spark, a master and two workers, gives the tables that DuckDB gives.

All worked cases, 25 random worlds and two systems, the history once more, the truth
tables of the macros, and what the CRM is told; in `make test-long` after a run on other
rows and rules, and real data. What Spark plans for events has no cross join and no
window over all of them.
"""

import pickle
import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from random import Random

import duckdb
import pytest
import sqlglot
from engines import (
    ACTIVITY,
    OF_ONE_RUN,
    REAL_RAW,
    REAL_TABLES_WITH_ROWS,
    REAL_VARIABLES,
    SYSTEMS,
    build,
    cases_among,
    needs_real_data,
    python_differences,
    real_seeds,
    systems_with_points,
    table_differences,
    typed_tables,
)
from fake_crm.others import FakeWebhook
from harness import ROOT, SEEDS_AND_MODELS, Project, write_raw, write_seeds
from spark_cluster import PATIENT, WORKERS, cluster
from spark_log import Plan
from spark_process import (
    SMALL_TABLES,
    dbt_arguments,
    need_java,
    on_spark,
    output_columns,
    reader,
)
from spark_session import JavaError, check_java
from sqlglot import ErrorLevel
from sqlglot.expressions import Command
from worlds import earlier_states, make_batch

# Tables with a row for each event, or each day and rule of a contact.
OF_EVENTS = {
    "raw.events",
    "main_intermediate.int_events",
    "main_intermediate.int_machine_events",
    "main_intermediate.int_event_profiles",
    "main_intermediate.int_contact_activity",
    "main_intermediate.int_event_hits",
}
# How many tables of few rows go along whole with these, joined by no key. Rules meet
# events by keys alone.
FEW_ROWS = {
    # the one row of the salt
    "int_events": 1,
    # the list of two neighbouring spans of time
    "int_email_bursts": 1,
    # patterns that are looked for in distinct user agents
    "int_machine_events": 1,
    # fields that rules name
    "int_profile_matchers": 2,
    # scored dates
    "int_contact_refusals": 1,
    "int_last_activity_dates": 1,
    "int_last_assets": 1,
    "input_coverage": 5,
    "int_contact_mailboxes": 1,
    # periods, and what was counted by day
    "int_drift_bins": 4,
}
# What a second run of the same day leaves as it is.
KEPT_MODELS = ["lead_score_history", "int_crm_versions"]
KEPT = {
    "main.lead_score_history": ["*"],
    "main_intermediate.int_crm_versions": ["*"],
}


class SparkRuns:
    """The results of the steps that this module looks at."""

    def __init__(self, project: Project, *, with_earlier: bool) -> None:
        self.project = project
        self.folder = project.folder
        self.tables = self.folder / "spark" / "warehouse" / "main_intermediate.db"
        rng = Random(5)
        batch = make_batch(rng, 25)
        steps: list[dict] = []
        states = [("last", batch, [])]
        if with_earlier:
            states.insert(0, ("earlier", next(earlier_states(batch, rng)), ACTIVITY))
        for name, state, selected in states:
            raw, seeds, variables = cases_among(state)
            write_raw(self.folder / name, raw, variables)
            write_seeds(self.folder / f"{name}_seeds", seeds)
            steps += [
                {"load": str(self.folder / name)},
                *self.systems(self.folder / name, variables["as_of_date"]),
                {"set": seeds_setting(self.folder / f"{name}_seeds")},
                {"dbt": dbt_arguments(variables, SEEDS_AND_MODELS, selected)},
            ]
        build(project, self.folder / "last", self.folder / "last_seeds", variables)
        steps += [
            {
                "read": KEPT | output_columns(project.db),
                "into": str(self.folder / "tables"),
            },
            # who is deleted is known during a run alone
            {
                "dbt": dbt_arguments(
                    variables, ["run", "--select", "+int_contact_ids", *KEPT_MODELS]
                )
            },
            {"read": KEPT, "into": str(self.folder / "again")},
            {
                "dbt": dbt_arguments(
                    # the truth tables have dates alone, in UTC
                    variables | {"timezone": "UTC"},
                    ["test", "--select", "path:tests/macros"],
                )
            },
            {"call": ["push_scores", "webhook", "--journal", str(self.folder)]},
            {"call": ["send_alerts", "--baseline"]},
        ]
        with (
            FakeWebhook() as receiver,
            cluster(self.folder / "cluster", memory="1g") as address,
        ):
            steps = [{"set": {"WEBHOOK_URL": receiver.url}}, *steps]
            settings = SMALL_TABLES + PATIENT
            self.log = on_spark(self.folder, steps, address, settings)
        self.told = receiver.contacts

    def systems(self, raw: Path, as_of_date: str) -> list[dict]:
        """The steps that load the systems' tables, which this writes."""
        return [
            {"load": str(typed_tables(system, raw, as_of_date)), "schema": schema}
            for system, schema in SYSTEMS.items()
        ]

    def result(self, name: str) -> dict:
        return pickle.loads((self.folder / name).read_bytes())


def seeds_setting(folder: Path) -> dict[str, str]:
    return {"LEAD_SCORING_SEEDS": folder.relative_to(ROOT).as_posix()}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(False, id="one_run"),
        pytest.param(True, id="two_runs", marks=pytest.mark.long),
    ],
)
def runs(request: pytest.FixtureRequest) -> Iterator[SparkRuns]:
    need_java()
    with Project() as project:
        yield SparkRuns(project, with_earlier=request.param)


def test_cases_and_worlds_are_those_of_duckdb(runs: SparkRuns) -> None:
    db = runs.project.db
    read = reader(runs.result("tables"), output_columns(db))
    found = table_differences(db, read, OF_ONE_RUN) + python_differences(db, read)
    assert not found, "\n".join(found)
    assert systems_with_points(db) == set(SYSTEMS)


@pytest.mark.long
@needs_real_data
def test_real_data() -> None:
    need_java()
    with Project() as project:
        seeds = real_seeds(project.seeds)
        build(project, REAL_RAW, seeds, REAL_VARIABLES)
        columns, tables = output_columns(project.db), project.folder / "tables"
        steps = [
            {"load": str(REAL_RAW)},
            {"set": seeds_setting(seeds)},
            {"dbt": dbt_arguments(REAL_VARIABLES, SEEDS_AND_MODELS)},
            {"read": columns, "into": str(tables)},
        ]
        with cluster(project.folder / "cluster", memory="1g") as address:
            on_spark(project.folder, steps, address, SMALL_TABLES + PATIENT)
        read = reader(pickle.loads(tables.read_bytes()), columns)
        found = table_differences(project.db, read, OF_ONE_RUN, REAL_TABLES_WITH_ROWS)
    assert not found, "\n".join(found)


def test_both_workers_worked(runs: SparkRuns) -> None:
    assert len(runs.log.tasks) == WORKERS
    assert min(runs.log.tasks.values()) > max(runs.log.tasks.values()) / 4


@pytest.mark.parametrize("table", KEPT)
def test_a_day_scored_again_is_kept_once(runs: SparkRuns, table: str) -> None:
    once, again = runs.result("tables")[table], runs.result("again")[table]
    assert once
    assert sorted(map(str, again)) == sorted(map(str, once))


def of_events(runs: SparkRuns) -> list[tuple[Plan, str | None]]:
    """What was planned in both runs for all that reads events, and its model."""
    found = []
    for plan in runs.log.plans:
        # while a table is changed it has another name
        if OF_EVENTS & {source.split("__")[0] for source in plan.sources}:
            model = plan.target and plan.target.split(".")[1].split("__")[0]
            found.append((plan, model))
    return found


def test_events_are_joined_by_keys_and_counted_in_parts(runs: SparkRuns) -> None:
    """No pairs of all events and rules, and no window over everything in one place."""
    plans = of_events(runs)
    models = {model for _, model in plans}
    assert models > {"int_contact_activity", "int_event_points"}
    for plan, model in plans:
        loops = plan.count("BroadcastNestedLoopJoin")
        assert plan.count("CartesianProduct") == 0, plan.text
        assert loops <= FEW_ROWS.get(model, 0), f"{model}: {plan.text}"
        assert plan.windows_in_one_place == 0, plan.text


def test_no_event_comes_to_the_driver(runs: SparkRuns) -> None:
    """But when the newest was loaded, and which types events have."""
    told = [plan for plan, model in of_events(runs) if model is None]
    assert told
    for plan in told:
        grouped = next(node for node in plan.nodes if node[0] == "HashAggregate")
        details = plan.text.split(f"\n({grouped[1]}) HashAggregate")[1]
        keys = re.search(r"\nKeys(?: \[1\])?: \[(?:event_type#\d+)?\]", details[:500])
        assert keys, plan.text


def test_the_crm_is_told_of_scores_on_spark(runs: SparkRuns) -> None:
    def rows(db: Path, query: str) -> set[tuple]:
        with duckdb.connect(str(db), read_only=True) as connection:
            return set(connection.execute(query).fetchall())

    there = runs.folder / "spark" / "crm.duckdb"
    leads = rows(
        runs.project.db,
        "select contact_id, email, lead_score, lead_reason_1 from crm_lead_scores"
        " where not is_suppressed",
    )
    names = ("contact_id", "email", "lead_score", "lead_reason_1")
    told = {tuple(row[name] for name in names) for row in runs.told.values()}
    assert told == leads
    assert len(told) > 5
    ((changed,),) = rows(there, "select max(score_changed_at) from crm_lead_scores")
    shown = max(row["lead_score_changed_at"] for row in runs.told.values())
    assert shown == f"{changed:%Y-%m-%dT%H:%M:%SZ}"
    known = rows(there, "select contact_id from crm_push_ledger where status = 'ok'")
    assert known == {lead[:1] for lead in leads}
    crossings = rows(runs.project.db, "select crossing_id from score_crossings")
    assert rows(there, "select crossing_id from lead_alerts") == crossings


def test_databricks_would_read_the_sql(runs: SparkRuns) -> None:
    """All that is known of it: a parser of its dialect takes what each model says."""
    paths = list((runs.folder / "target_spark").glob("compiled/*/models/**/*.sql"))
    assert len(paths) > 100
    for path in paths:
        text = path.read_text(encoding="utf-8")
        parsed = sqlglot.parse(text, read="databricks", error_level=ErrorLevel.RAISE)
        # what it cannot read it calls a command
        assert [type(one) for one in parsed if one.find(Command)] == [], path


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ('openjdk version "17.0.15" 2025-04-15', None),
        ('java version "1.8.0_202"', "Spark needs Java 17, and .*java is 8: install"),
        ('openjdk version "11" 2018-09-25', "Spark needs Java 17, and .*java is 11: "),
        ("The command java was not found", "is of an unknown version: install"),
        (None, "Spark needs Java 17, and there is none in JAVA_HOME, .*: install"),
    ],
)
def test_java_is_looked_at_before_spark_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str | None, fault: str | None
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    if said is not None:
        java = tmp_path / "bin" / "java"
        java.parent.mkdir()
        java.write_text(f"#!/bin/sh\necho '{said}' >&2\n", encoding="utf-8")
        java.chmod(0o755)
    with pytest.raises(JavaError, match=fault) if fault else nullcontext():
        check_java()
