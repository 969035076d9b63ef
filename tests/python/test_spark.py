"""Spark, in a process of its own, gives the tables that DuckDB gives.

All worked cases, 25 random worlds and two systems in two runs, the second with other
rows and rules; then the history once more, the truth tables of the macros, and what the
CRM is told. What Spark plans for events has no cross join and no window over all of
them.
"""

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import duckdb
import pytest
import sqlglot
from engines import (
    ACTIVITY,
    OF_ONE_RUN,
    SYSTEMS,
    build,
    cases_among,
    python_differences,
    systems_with_points,
    table_differences,
    typed_tables,
)
from fake_crm.others import FakeWebhook
from harness import QUIET, ROOT, SEEDS_AND_MODELS, Project, write_raw, write_seeds
from sqlglot import ErrorLevel
from sqlglot.expressions import Command
from worlds import earlier_states, make_batch

# The planner's work, not that of the executors, is what small tables cost.
SETTINGS = """
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
spark.sql.shuffle.partitions 2
spark.default.parallelism 2
"""
LOGGING = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
"""
JAVA = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC"
# All that reads events (the views before them are gone when a run ends), and how many
# small tables go along whole with larger ones, joined by no key: lists of two or three
# neighbouring spans of time, and patterns that are looked for in distinct user agents;
# the one row of what stands for the unknown, and types of rules that meet distinct
# types of events; scored dates. Rules meet events by keys alone.
OF_EVENTS = {
    "int_machine_events": 4,
    "int_event_profiles": 2,
    "int_contact_activity": 0,
    "int_last_activity_dates": 1,
    "int_event_hits": 0,
    "int_event_points": 0,
}
# What a second run of the same day leaves as it is.
KEPT_MODELS = ["lead_score_history", "int_crm_versions"]
KEPT = {
    "main.lead_score_history": ["*"],
    "main_intermediate.int_crm_versions": ["*"],
}


class SparkRuns:
    """The results of the steps that this module looks at."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.folder = project.folder
        rng = Random(5)
        batch = make_batch(rng, 25)
        steps: list[dict] = []
        for name, state, selected in (
            ("earlier", next(earlier_states(batch, rng)), True),
            ("last", batch, False),
        ):
            raw, seeds, variables = cases_among(state)
            write_raw(self.folder / name, raw, variables)
            write_seeds(self.folder / f"{name}_seeds", seeds)
            steps += [
                {"load": str(self.folder / name)},
                *self.systems(self.folder / name, variables["as_of_date"]),
                {"set": self.seeds(name)},
                {"dbt": self.dbt(variables, SEEDS_AND_MODELS, selected)},
            ]
        build(project, self.folder / "last", self.folder / "last_seeds", variables)
        steps += [
            {"read": KEPT | self.columns(), "into": str(self.folder / "tables")},
            {"dbt": self.dbt(variables, ["run", "--select", *KEPT_MODELS])},
            {"read": KEPT, "into": str(self.folder / "again")},
            {"explain": list(OF_EVENTS), "into": str(self.folder / "plans")},
            {"dbt": self.dbt(variables, ["test", "--select", "path:tests/macros"])},
            {"call": ["push_scores", "webhook", "--journal", str(self.folder)]},
            {"call": ["send_alerts", "--baseline"]},
        ]
        with FakeWebhook() as receiver:
            self.run([{"set": {"WEBHOOK_URL": receiver.url}}, *steps])
        self.told = receiver.contacts

    def systems(self, raw: Path, as_of_date: str) -> list[dict]:
        """The steps that load the systems' tables, which this writes."""
        return [
            {"load": str(typed_tables(system, raw, as_of_date)), "schema": schema}
            for system, schema in SYSTEMS.items()
        ]

    def seeds(self, name: str) -> dict[str, str]:
        folder = (self.folder / f"{name}_seeds").relative_to(ROOT).as_posix()
        return {"LEAD_SCORING_SEEDS": folder}

    def dbt(self, variables: dict, command: list[str], kept: bool = False) -> list[str]:
        """The arguments of a run; with `kept` of what runs go on with, no more."""
        select = ACTIVITY if kept else []
        paths = ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
        return [*command, *select, *QUIET, *paths, "--vars", json.dumps(variables)]

    def columns(self) -> dict[str, list[str]]:
        """The columns of each output table, as DuckDB has them."""
        with duckdb.connect(str(self.project.db), read_only=True) as connection:
            rows = connection.execute(
                "select table_name, list(column_name order by column_index)"
                " from duckdb_columns()"
                " where schema_name = 'main' and not internal group by all"
            ).fetchall()
        return {f"main.{table}": columns for table, columns in rows}

    def run(self, steps: list[dict]) -> None:
        settings = self.folder / "settings"
        settings.mkdir()
        (settings / "spark-defaults.conf").write_text(SETTINGS, encoding="utf-8")
        (settings / "log4j2.properties").write_text(LOGGING, encoding="utf-8")
        path = self.folder / "steps.json"
        path.write_text(json.dumps(steps), encoding="utf-8")
        environment = os.environ | {
            "LEAD_SCORING_TARGET": "spark",
            "LEAD_SCORING_SPARK_MASTER": "local[2]",
            "LEAD_SCORING_SPARK_DIR": str(self.folder / "spark"),
            "DBT_TARGET_PATH": str(self.folder / "target_spark"),
            "DBT_LOG_PATH": str(self.folder / "target_spark"),
            "SPARK_CONF_DIR": str(settings),
            "JDK_JAVA_OPTIONS": JAVA,
            # what Spark gives as a local time is UTC then
            "TZ": "UTC",
        }
        done = subprocess.run(
            [sys.executable, Path(__file__).with_name("spark_steps.py"), path],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, done.stdout[-20000:]

    def result(self, name: str) -> dict:
        return pickle.loads((self.folder / name).read_bytes())


@pytest.fixture(scope="module")
def runs() -> Iterator[SparkRuns]:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.fail(
            "Spark needs Java 17: apt-get install openjdk-17-jre-headless, or see"
            " docs/engines.md."
        )
    with Project() as project:
        yield SparkRuns(project)


def test_cases_and_worlds_in_two_runs(runs: SparkRuns) -> None:
    columns, tables = runs.columns(), runs.result("tables")

    def read(table: str, asked: list[str]) -> list[tuple]:
        places = [columns[f"main.{table}"].index(name) for name in asked]
        return [
            tuple(row[place] for place in places) for row in tables[f"main.{table}"]
        ]

    found = table_differences(runs.project.db, read, OF_ONE_RUN)
    found += python_differences(runs.project.db, read)
    assert not found, "\n".join(found)
    assert systems_with_points(runs.project.db) == set(SYSTEMS)


@pytest.mark.parametrize("table", KEPT)
def test_a_day_scored_again_is_kept_once(runs: SparkRuns, table: str) -> None:
    once, again = runs.result("tables")[table], runs.result("again")[table]
    assert once
    assert sorted(map(str, again)) == sorted(map(str, once))


@pytest.mark.parametrize("model", OF_EVENTS)
def test_events_are_joined_by_keys_and_counted_in_parts(
    runs: SparkRuns, model: str
) -> None:
    """No pairs of all events and rules, and no window over everything in one place."""
    plan = runs.result("plans")[model]
    assert "Project" in plan, plan
    assert "CartesianProduct" not in plan, plan
    assert plan.count("BroadcastNestedLoopJoin") <= OF_EVENTS[model], plan
    windows = plan.split("Window [")
    assert all("SinglePartition" not in part[:600] for part in windows[1:]), plan


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
