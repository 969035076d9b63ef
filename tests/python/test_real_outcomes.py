"""Outcomes of real leads, where the sets are there: what was measured elsewhere."""

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import evaluate_points
import pytest
from csv_rows import read_folder
from evidence import BASELINES
from harness import (
    SEEDS_AND_MODELS,
    Project,
    read_table,
    upstream_of,
    write_seeds,
)
from test_real_data import DATA, RULES, SETS

(LIGHTGBM,) = BASELINES
REAL = {real.name: real for real in SETS}
# date -> leads, buyers and AUC of newness, as the set's README gives them
DS365 = {
    "2022-03-01": (6155, 44, 0.610),
    "2022-05-01": (12433, 46, 0.739),
    "2022-07-01": (19192, 57, 0.682),
    "2022-09-01": (27574, 61, 0.722),
}


def folder_of(name: str) -> Path:
    folder = DATA / name
    if not folder.is_dir():
        pytest.skip(f"no real data: ../shared/data/{name} is not there")
    return folder


def build(
    project: Project, name: str, as_of: str, *tables: str, **variables: object
) -> None:
    """Build all tables, or only the named ones and what they are made of."""
    given = REAL[name].variables | variables | {"as_of_date": as_of}
    args = [*SEEDS_AND_MODELS, *(upstream_of(tables) if tables else [])]
    done = project.run_dbt(args, raw=folder_of(name), variables=given)
    assert done.returncode == 0, done.stdout


def evaluated(project: Project, *args: str) -> dict[str, float]:
    """AUC of each model that evaluate_points.py prints, and of the baselines."""
    said = io.StringIO()
    with redirect_stdout(said):
        code = evaluate_points.main(["--db", str(project.db), *args], BASELINES)
    assert code == 0, said.getvalue()
    rows = re.findall(r"^\| ([^|]+) \| ([\d.]+) \|", said.getvalue(), re.MULTILINE)
    return {name: float(auc) for name, auc in rows}


@pytest.mark.long
def test_learners_buy_as_their_set_says() -> None:
    folder_of("ds365")
    with Project() as project:
        write_seeds(project.seeds, read_folder(RULES / "ds365" / "seeds"))
        for as_of in DS365:
            build(project, "ds365", as_of, "lead_score_history", outcome_days=30)
        build(project, "ds365", "2022-10-20", outcome_days=30)
        rows = {
            row["period"]: (row["leads"], row["conversions"], round(row["auc"], 3))
            for row in read_table(project.db, "score_auc")
            if row["metric"] == "newness"
        }
        found = {date: tuple(map(float, rows[date])) for date in DS365}
        assert found == {date: tuple(map(float, DS365[date])) for date in DS365}
        areas = evaluated(project, "--scorecard", "learners")
    assert areas["points, learned"] > areas["newness alone"] + 0.01
    assert areas["points, learned"] > areas["rules"] + 0.01
    assert areas["points, learned"] >= 0.98 * areas[LIGHTGBM]


def test_students_are_told_by_what_they_said_at_first() -> None:
    """Two fields that are filled in late are left out by the alarm."""
    folder = folder_of("x_education")
    with Project() as project:
        write_seeds(project.seeds, read_folder(RULES / "x_education" / "seeds"))
        build(project, "x_education", REAL["x_education"].as_of)
        areas = evaluated(
            project,
            *("--scorecard", "students", "--exclude", "lead_number"),
            *("--contacts", str(folder / "contacts.parquet")),
            *("--outcomes", str(folder / "outcome.csv")),
        )
    assert areas["points, learned"] >= 0.84
    assert areas["points, learned"] >= areas["rules"] + 0.03
    assert areas["points, learned"] >= 0.98 * areas[LIGHTGBM]
