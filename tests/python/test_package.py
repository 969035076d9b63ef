"""This project as a package of a company's own, examples/parent_project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from harness import ROOT

NO_TESTS = ["--exclude-resource-type", "test", "--no-use-colors"]


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parent") / "acme"
    shutil.copytree(ROOT / "examples" / "parent_project", folder)
    packages = f"packages:\n  - local: '{ROOT}'\n"
    (folder / "packages.yml").write_text(packages, encoding="utf-8")
    done = dbt(folder, "deps")
    assert done.returncode == 0, done.stdout
    return folder


def dbt(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    ours = {name: value for name, value in os.environ.items() if "LEAD_" not in name}
    return subprocess.run(
        [Path(sys.executable).with_name("dbt"), *arguments],
        cwd=folder,
        env=ours,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def test_a_run_of_the_parents_own_is_left_alone(parent: Path) -> None:
    """A variable that is nobody's here, and no folder of raw data."""
    own = ["--vars", "{their_own: 1}", "--no-use-colors"]
    done = dbt(parent, "run", "--select", "dim_people", *own)
    assert done.returncode == 0, done.stdout
    with duckdb.connect(str(parent / "acme.duckdb"), read_only=True) as connection:
        schemas = "select distinct table_schema from information_schema.tables"
        assert connection.execute(schemas).fetchall() == [("analytics",)]


def test_models_of_the_parent_are_scored_into_its_schemas(parent: Path) -> None:
    done = dbt(parent, "build", "--select", "+hot_people", *NO_TESTS)
    assert done.returncode == 0, done.stdout
    with duckdb.connect(str(parent / "acme.duckdb"), read_only=True) as connection:
        hot = connection.execute("from analytics.hot_people").fetchall()
        assert [contact for contact, _ in hot] == ["p1"]
        assert hot[0][1] > 0
        schemas = "select distinct table_schema from information_schema.tables"
        found = {schema for (schema,) in connection.execute(schemas).fetchall()}
    assert found == {"analytics"} | {
        f"analytics_{name}" for name in ("rules", "staging", "intermediate")
    }
