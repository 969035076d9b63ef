"""This project as a package of a company's own, examples/parent_project."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from harness import ROOT
from test_postgres import Server

NO_TESTS = ["--exclude-resource-type", "test"]
SCHEMAS = "select distinct table_schema from information_schema.tables"


class Parent:
    """A copy of the parent project, whose packages are installed, with a database."""

    def __init__(self, folder: Path, server: Server | None) -> None:
        self.folder = folder
        self.server = server
        self.settings = {
            name: value for name, value in os.environ.items() if "LEAD_" not in name
        }
        if server:
            server.create("acme")
            self.settings |= {"ACME_TARGET": "postgres", "ACME_PG_HOST": server.host}
        shutil.copytree(ROOT / "examples" / "parent_project", folder)
        packages = f"packages:\n  - local: '{ROOT}'\n"
        (folder / "packages.yml").write_text(packages, encoding="utf-8")
        self.dbt("deps")

    def dbt(self, *arguments: str) -> str:
        done = subprocess.run(
            [Path(sys.executable).with_name("dbt"), *arguments],
            cwd=self.folder,
            env=self.settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def rows(self, query: str) -> list[tuple]:
        if self.server:
            return self.server.execute("acme", query)
        path = str(self.folder / "acme.duckdb")
        with duckdb.connect(path, read_only=True) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def parent(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Parent]:
    folder = tmp_path_factory.mktemp("parent")
    if request.param == "duckdb":
        yield Parent(folder / "acme", None)
        return
    server = Server(folder / "server")
    yield Parent(folder / "acme", server)
    server.server.cleanup()


def test_a_run_of_the_parents_own_is_left_alone(parent: Parent) -> None:
    """A variable that is nobody's here, and no folder of raw data."""
    parent.dbt("run", "--select", "dim_people", "--vars", "{their_own: 1}")
    schemas = {schema for (schema,) in parent.rows(SCHEMAS)}
    assert {schema for schema in schemas if "analytics" in schema} == {"analytics"}


def test_only_tests_of_data_join_the_builds_of_the_parent(parent: Parent) -> None:
    listed = parent.dbt(
        *("ls", "--quiet", "--select", "package:lead_scoring", "--output", "path"),
        *("--resource-type", "test", "--resource-type", "unit_test"),
    )
    assert "_scoring__models.yml" in listed
    assert "tests/macros" not in listed
    assert "unit_tests.yml" not in listed


def test_models_of_the_parent_are_scored_by_its_rules_into_its_schemas(
    parent: Parent,
) -> None:
    parent.dbt("build", "--select", "+hot_people", *NO_TESTS)
    # a director who asked for a demo: more than Acme's highest score
    assert parent.rows("select * from analytics.hot_people") == [("p1", 50)]
    schemas = {schema for (schema,) in parent.rows(SCHEMAS)}
    assert {schema for schema in schemas if "analytics" in schema} == {
        "analytics",
        *(f"analytics_{name}" for name in ("rules", "staging", "intermediate")),
    }
