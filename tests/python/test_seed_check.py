"""Inside dbt, bad rules stop the build before a model changes, each with its cell.

scripts/check_seeds.py finds more, and says where and how; what it accepts, dbt does.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from random import Random

import duckdb
import pytest
import yaml
from harness import (
    ROOT,
    Project,
    read_table,
    shipped_headers,
    write_raw,
    write_seeds,
)
from seed_faults import FAULTS, Fault, seeds_with, valid_rows
from seed_schema import folder_faults, read_schema
from seed_schema.cells import clean
from seed_schema.faults import quoted
from seed_schema.fields import known_fields
from worlds import make_batch

PATHS = {path.stem: path.as_posix() for path in shipped_headers()}
DOCUMENTATION = sorted((ROOT / "models/staging/rules").glob("*__seeds.yml"))
TO_SEED_CHECK = ["build", "--select", "+seed_check", "--exclude-resource-type", "test"]
SEEDS = {
    seed["name"]: seed["config"]["meta"]
    | {
        "columns": seed["config"]["column_types"],
        "required": [
            column["name"]
            for column in seed["columns"]
            if not column.get("config", {}).get("meta", {}).get("is_optional")
        ],
    }
    for path in DOCUMENTATION
    for seed in yaml.safe_load(path.read_text(encoding="utf-8"))["seeds"]
}

# What the script alone finds: it scores as it is written, or matches nothing.
OF_SCRIPT = re.compile(
    "more than 4 decimals|which is (a|true)|does not go with"
    "|has no period|also the min_value|'c_level' here|takes no value|left of the page"
    "|no page has"
)
IN_DBT = [
    fault
    for fault in FAULTS
    if not OF_SCRIPT.search(fault.says) and fault.cells.get("operator") != "regex"
]


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        write_raw(project.raw, {})
        yield project


def fault_lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines about seeds, each once."""
    lines = [line.strip() for line in done.stdout.splitlines()]
    names = tuple(f"{seed}.csv" for seed in PATHS)
    return list(dict.fromkeys(line for line in lines if line.startswith(names)))


@pytest.fixture(scope="module")
def spoiled(project: Project) -> subprocess.CompletedProcess[str]:
    """A run of the check on rules with every fault of a cell."""
    rows = [row for fault in FAULTS for row in fault.rows()]
    write_seeds(project.seeds, seeds_with(rows))
    return project.run_dbt(TO_SEED_CHECK)


def start_of_line(fault: Fault) -> str:
    """File, row, column and cell, as a line about a fault begins."""
    seed, cells = fault.rows()[-1]
    key = [clean(cells.get(column)) or "?" for column in SEEDS[seed]["row_key"]]
    cell = clean(cells.get(fault.column))
    row = f"{SEEDS[seed]['row']} {' / '.join(key)}"
    return f"{seed}.csv, {row}, {fault.column}: {f'{quoted(cell)} ' if cell else ''}is "


def test_what_would_score_wrong_stops_the_build(
    spoiled: subprocess.CompletedProcess[str],
) -> None:
    assert spoiled.returncode == 1
    assert "Traceback" not in spoiled.stdout
    lines = fault_lines(spoiled)
    assert f"{len(lines)} faults in the rules. Nothing was scored" in spoiled.stdout
    starts = {start_of_line(fault) for fault in IN_DBT}
    missed = [s for s in starts if not any(line.startswith(s) for line in lines)]
    assert missed == []
    assert [line for line in lines if not line.startswith(tuple(starts))] == []


def test_a_stopped_run_leaves_nothing_but_seeds(
    project: Project, spoiled: subprocess.CompletedProcess[str]
) -> None:
    with duckdb.connect(str(project.db), read_only=True) as connection:
        left = connection.execute(
            "select table_name from information_schema.tables"
            " where table_schema != 'raw'"
        ).fetchall()
    assert {name for (name,) in left} == set(PATHS)


def test_missing_columns_stop_the_build(project: Project) -> None:
    write_seeds(project.seeds, seeds_with([]))
    edits = {
        "scorecards": lambda text: text.replace(",", ";"),
        "decay_profiles": lambda text: text.replace(",rate", ",speed"),
        "free_email_domains": lambda text: text.replace("domain", "site", 1),
        # not read as long as others lack columns
        "rule_conditions": lambda text: text + "due,town,equals,x\n",
    }
    for seed, edit in edits.items():
        path = project.seeds / PATHS[seed]
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    done = project.run_dbt(TO_SEED_CHECK)
    assert done.returncode == 1
    assert set(fault_lines(done)) == {
        *(
            f"scorecards.csv, {name}: is missing."
            for name in SEEDS["scorecards"]["required"]
        ),
        "decay_profiles.csv, rate: is missing.",
        "free_email_domains.csv, domain: is missing.",
    }


def test_what_the_script_accepts_passes(project: Project) -> None:
    """Odd rules that are right, random ones, and one for each field there is."""
    batch = make_batch(Random("rules"), 50)
    fields = known_fields(batch.variables)
    seeds = seeds_with(valid_rows())
    for world in batch.worlds:
        for seed, rows in world.rules.items():
            seeds[seed] += rows
    rule = {"scorecard_id": "default", "operator": "is_known", "points": "1"}
    seeds["demographic_points"] += [
        rule | {"rule_id": f"asks_{name}", "attribute": name}
        for name in fields.attributes
    ]
    seeds["behavioural_points"] += [
        rule | {"rule_id": f"looks_at_{name}", "property": name, "event_type": "*"}
        for name in fields.properties
    ]
    write_seeds(project.seeds, seeds)
    path = project.seeds / PATHS["score_triggers"]
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_text("\ufeff" + text, encoding="utf-8", newline="")
    assert list(map(str, folder_faults(project.seeds, batch.variables))) == []

    write_raw(project.raw, {}, batch.variables)
    done = project.run_dbt(TO_SEED_CHECK, variables=batch.variables)
    assert fault_lines(done) == []
    assert done.returncode == 0, done.stdout
    assert read_table(project.db, "seed_check") == [{"is_valid": True}]


def test_the_shipped_rules_pass_after_dbt_seed_then_dbt_run(project: Project) -> None:
    project.db.unlink(missing_ok=True)
    shipped = {"seeds": ROOT / "seeds"}
    compiled = project.run_dbt(["compile", "--select", "seed_check"], **shipped)
    assert compiled.returncode == 0, compiled.stdout
    done = project.run_dbt(["run", "--select", "seed_check"], **shipped)
    assert done.returncode == 1
    for seed in PATHS:
        assert f"{seed}.csv: is not loaded. Run `dbt seed`." in done.stdout
    for command in ["seed"], ["run", "--select", "seed_check"]:
        done = project.run_dbt(command, **shipped)
        assert done.returncode == 0, done.stdout


def test_an_absolute_seed_folder_is_refused_before_anything_is_written(
    project: Project,
) -> None:
    write_seeds(project.seeds, seeds_with([]))
    before = {path: path.read_bytes() for path in project.seeds.rglob("*.csv")}
    target = project.folder / "untouched"
    settings = {
        "LEAD_SCORING_SEEDS": str(project.seeds),
        "LEAD_SCORING_DB": str(target / "scores.duckdb"),
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": str(target / "logs"),
    }
    place = ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    done = subprocess.run(
        [sys.executable, "-m", "dbt.cli.main", "seed", *place],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "LEAD_SCORING_SEEDS must be a folder inside the project" in done.stdout
    written = [path.name for path in target.rglob("*") if path.is_file()]
    assert set(written) <= {"dbt.log"}
    assert {path: path.read_bytes() for path in before} == before


def test_the_documentation_of_the_seeds_fits_the_files() -> None:
    """Columns in the order of the files, described, and all of them read as text."""
    headers = {path.stem: header for path, header in shipped_headers().items()}
    schema = read_schema()
    assert {name: list(seed.columns) for name, seed in schema.items()} == headers
    for path in DOCUMENTATION:
        for seed in yaml.safe_load(path.read_text(encoding="utf-8"))["seeds"]:
            types = seed["config"]["column_types"]
            assert types == dict.fromkeys(headers[seed["name"]], "text")
            columns = schema[seed["name"]].columns.values()
            assert all(column.description for column in columns)
