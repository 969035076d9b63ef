"""Every fault of the rules stops the build with a line that says where, what and how.

The faults of cells are written into one copy of the shipped seeds, each into a row of
its own that is named after it, and one run has to report them all: no more, no less.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import duckdb
import pytest
import yaml
from harness import (
    ROOT,
    Project,
    Rows,
    read_table,
    shipped_headers,
    shipped_seed,
    write_raw,
    write_seeds,
)
from seed_faults import (
    FAULTS,
    ROWS,
    VALID_CONDITIONS,
    VALID_REGEXES,
    VALID_ROWS,
    Cells,
    Fault,
    id_of,
)

PATHS = {path.stem: path.as_posix() for path in shipped_headers()}
DOCUMENTATION = sorted((ROOT / "models/staging/rules").glob("*__seeds.yml"))
TO_SEED_CHECK = ["build", "--select", "+seed_check", "--exclude-resource-type", "test"]
LINE = re.compile(r"^.+\.csv: .+[^.]: .+\. .+[.?]$")


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        write_raw(project.raw, {})
        yield project


def seeds_with(rows: list[tuple[str, Cells]]) -> dict[str, Rows]:
    """The shipped seeds, long lists cut short, and further rows."""
    seeds = {seed: shipped_seed(seed)[:100] for seed in PATHS}
    for seed, cells in rows:
        seeds[seed].append(cells)
    return seeds


def fault_lines(project: Project, done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines about seed files, each once and without the seed folder."""
    folder = project.seeds.relative_to(ROOT).as_posix() + "/"
    lines = [line.strip() for line in done.stdout.splitlines()]
    lines = [line for line in lines if line.startswith(folder)]
    return list(dict.fromkeys(line.removeprefix(folder) for line in lines))


@pytest.fixture(scope="module")
def spoiled(project: Project) -> subprocess.CompletedProcess[str]:
    """A run of the check on rules with every fault of a cell."""
    rows = [row for fault in FAULTS for row in fault.rows()]
    write_seeds(project.seeds, seeds_with(rows))
    return project.run_dbt(TO_SEED_CHECK)


@pytest.mark.parametrize(
    "fault", FAULTS, ids=[f"{n}-{f.name or f.column}" for n, f in enumerate(FAULTS)]
)
def test_a_fault_is_reported(
    fault: Fault, project: Project, spoiled: subprocess.CompletedProcess[str]
) -> None:
    start = f"{PATHS[fault.seed]}: {fault.start}"
    found = [line for line in fault_lines(project, spoiled) if line.startswith(start)]
    assert len(found) == 1
    assert fault.says in found[0]
    assert LINE.match(found[0])


def test_nothing_but_the_faults_is_reported(
    project: Project, spoiled: subprocess.CompletedProcess[str]
) -> None:
    assert spoiled.returncode == 1
    assert f"{len(FAULTS)} faults in the rules" in spoiled.stdout
    assert len(fault_lines(project, spoiled)) == len(FAULTS)
    assert "Traceback" not in spoiled.stdout


def test_a_stopped_run_leaves_nothing_but_seeds(
    project: Project, spoiled: subprocess.CompletedProcess[str]
) -> None:
    with duckdb.connect(str(project.db), read_only=True) as connection:
        left = connection.execute(
            "select table_name from information_schema.tables"
            " where table_schema != 'raw'"
        ).fetchall()
    assert {name for (name,) in left} == set(PATHS)


def test_faults_of_columns_are_reported_with_those_of_other_seeds(
    project: Project,
) -> None:
    write_seeds(project.seeds, seeds_with([]))
    edits = {
        "scorecards": lambda text: text.replace(",", ";"),
        "decay_profiles": lambda text: text.replace(",rate", ",speed"),
        "rule_groups": lambda text: text.replace("group_id,", "Group_ID,"),
        "purchase_cycle_points": lambda text: text.replace(
            "rule_id,scorecard_id,group_id,subject", "rule_id,scorecard_id,group_id,who"
        ),
        "buying_roles": lambda text: text.replace("\n", ",\n"),
        "next_steps": lambda text: text.split("\n")[0].replace(",owner", "") + "\n",
        # the known faults of these do not drown in what cannot be looked up
        "score_bands": lambda text: text + "\n,,,,,,\n",
        "rule_conditions": lambda text: text + "due,town,equals,x\n",
        "behavioural_points": lambda text: text + 14 * "x," + 4 * "," + "\n",
    }
    for seed, edit in edits.items():
        path = project.seeds / PATHS[seed]
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    done = project.run_dbt(TO_SEED_CHECK)
    lines = fault_lines(project, done)
    expected = [
        "rules/scorecards.csv: columns scorecard_id, name, min_score, max_score, "
        "mql_threshold, mql_min_behavioural, reset_on_stage_change, "
        "activity_horizon_days are missing, because semicolons stand between",
        "rules/decay_profiles.csv: column 'speed': is unknown. Delete the column, or",
        "rules/decay_profiles.csv: column rate: is missing. Add it to the first line",
        "rules/rule_groups.csv: column 'Group_ID': is unknown, and group_id is missing",
        "rules/purchase_cycle_points.csv: column 'who': is unknown. Delete",
        "rules/purchase_cycle_points.csv: column subject: is missing. Add",
        "rules/next_steps.csv: column owner: is missing. Add",
        "rules/buying_roles.csv: column 'f': is unknown (a letter stands for a column",
        "rules/behavioural_points.csv: rule x, column property: unknown property 'x'.",
        "rules/behavioural_points.csv: rule x, column operator: unknown operator 'x'.",
        "rules/behavioural_points.csv: rule x, column points: 'x' is no number.",
        "rules/behavioural_points.csv: rule x, column count_each: 'x' is unknown.",
        "rules/behavioural_points.csv: rule x, column max_per_period: 'x' is no number",
        "rules/behavioural_points.csv: rule x, column min_hits: 'x' is no number.",
        "rules/behavioural_points.csv: rule x, column window_days: 'x' is no number.",
        "rules/behavioural_points.csv: rule x, column max_points: 'x' is no number.",
        "rules/rule_conditions.csv: rule due, column field: unknown field 'town'.",
        "rules/score_bands.csv: column scorecard_id: 2 of its rows are empty. Delete",
    ]
    assert [
        next((line for line in lines if line.startswith(start)), start)
        for start in expected
    ] == lines
    assert done.returncode == 1


def valid_rows() -> list[tuple[str, Cells]]:
    """Rules with every operator, type of field and regular expression."""
    conditions = [
        *VALID_CONDITIONS,
        *(("job_title", "regex", pattern) for pattern in VALID_REGEXES),
    ]
    rules = [
        (
            "demographic_points",
            {"attribute": name, "operator": operator, "value": value},
        )
        for name, operator, value in conditions
    ]
    return [
        (seed, {**ROWS[seed], id_of(seed): f"valid_{number}", **cells})
        for number, (seed, cells) in enumerate([*VALID_ROWS, *rules])
    ]


def test_rules_that_are_right_pass_however_odd(project: Project) -> None:
    write_seeds(project.seeds, seeds_with(valid_rows()))
    path = project.seeds / PATHS["score_triggers"]
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_text("\ufeff" + text, encoding="utf-8", newline="")
    done = project.run_dbt(TO_SEED_CHECK)
    assert fault_lines(project, done) == []
    assert done.returncode == 0, done.stdout
    assert read_table(project.db, "seed_check") == [{"is_valid": True}]


def test_the_regular_expressions_that_pass_work() -> None:
    for pattern in VALID_REGEXES:
        duckdb.execute("select regexp_matches('x', ?, 'i')", [pattern]).fetchall()
        re.compile(pattern)


def test_the_shipped_rules_pass_after_dbt_seed_then_dbt_run(project: Project) -> None:
    project.db.unlink(missing_ok=True)
    shipped = {"seeds": ROOT / "seeds"}
    compiled = project.run_dbt(["compile", "--select", "seed_check"], **shipped)
    assert compiled.returncode == 0, compiled.stdout
    done = project.run_dbt(["run", "--select", "seed_check"], **shipped)
    assert done.returncode == 1
    for path in PATHS.values():
        assert f"seeds/{path}: is not loaded yet. Run `dbt seed` first" in done.stdout
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
    documented = {
        seed["name"]: seed
        for path in DOCUMENTATION
        for seed in yaml.safe_load(path.read_text(encoding="utf-8"))["seeds"]
    }
    headers = {path.stem: header for path, header in shipped_headers().items()}
    assert {
        name: [column["name"] for column in seed["columns"]]
        for name, seed in documented.items()
    } == headers
    for seed in documented.values():
        assert seed["config"]["column_types"] == {
            column["name"]: "text" for column in seed["columns"]
        }
        assert all(column["description"] for column in [seed, *seed["columns"]])
