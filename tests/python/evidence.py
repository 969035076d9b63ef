"""Make the table of docs/outcomes.md from the real sets beside the project.

`make evidence` makes all of it, and with names of sets this does a part:

    .venv/bin/python tests/python/evidence.py x_education bank_marketing
"""

import io
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import baselines
import duckdb
from csv_rows import read_folder
from harness import ROOT, SEEDS_AND_MODELS, Project, upstream_of, write_seeds
from test_real_data import DATA, RULES, SETS

sys.path.insert(0, str(ROOT / "scripts"))

import evaluate_points

BASELINES = {"LightGBM, small and monotone": baselines.boosted}
REAL = {real.name: real for real in SETS}
OUTPUT = upstream_of(["lead_scores", "int_training_features"])
OUTCOMES = ["--contacts", "{}/contacts.parquet", "--outcomes", "{}/outcome.csv"]
LATE = [
    "what_is_your_current_occupation",
    "what_matters_most_to_you_in_choosing_a_course",
]


@dataclass(frozen=True)
class Evidence:
    """A part of the table: its set, the scored dates, the flags of evaluate_points."""

    title: str
    name: str
    flags: list[str]
    # from, to, and days between
    dates: tuple[str, str, int] | None = None
    # leads of this day or later; before it their deals were not written down
    contacts_from: str | None = None


STUDENTS = ["--scorecard", "students", "--exclude", "lead_number", *OUTCOMES]
SAVERS = ["--scorecard", "savers", "--exclude", "contacts_in_campaign", *OUTCOMES]
PARTS = [
    Evidence(
        "ds365",
        "ds365",
        ["--scorecard", "learners"],
        ("2022-02-22", "2022-10-20", 10),
    ),
    Evidence(
        "olist",
        "olist",
        ["--scorecard", "sellers"],
        # no lead is new any more after May, deals are
        ("2018-01-31", "2018-06-30", 3),
        "2018-01-01",
    ),
    Evidence("x_education", "x_education", STUDENTS),
    Evidence("the same, late fields kept", "x_education", [*STUDENTS, "--keep", *LATE]),
    Evidence("bank_marketing", "bank_marketing", [*SAVERS, "--order"]),
]


def main(names: list[str]) -> int:
    """Print the table, of some sets if they are named; 1 if there are no sets."""
    if not DATA.is_dir():
        print(f"No real data: {DATA} is not there")
        return 1
    print("| set | model | AUC | lift at 10 % | calibration | Brier | won / expected |")
    print("|---|---|---|---|---|---|---|")
    built = {}
    try:
        for part in (part for part in PARTS if part.name in (names or REAL)):
            if part.name not in built:
                built[part.name] = build(part)
            said = io.StringIO()
            with redirect_stdout(said):
                flags = [flag.format(DATA / part.name) for flag in part.flags]
                evaluate_points.main(
                    [*flags, "--db", str(built[part.name].db)], BASELINES
                )
            lines = said.getvalue().splitlines()
            rows = [line for line in lines if line.startswith("|")][2:]
            for row in rows:
                print(f"| {part.title} {row}")
            print(
                *(line for line in lines if not line.startswith("|")),
                sep="\n",
                file=sys.stderr,
            )
    finally:
        for project in built.values():
            project.__exit__()
    return 0


def build(part: Evidence) -> Project:
    """A project with the set, scored on its dates."""
    real = REAL[part.name]
    project = Project()
    write_seeds(project.seeds, read_folder(RULES / part.name / "seeds"))
    raw = DATA / part.name
    if part.contacts_from:
        raw = later_leads(raw, project.raw, part.contacts_from)
    dates: dict[str, object] = {"as_of_date": real.as_of}
    if part.dates:
        first, last, step = part.dates
        dates = {"score_from": first, "score_to": last, "score_every_days": step}
        dates["learn_every_days"] = step
    done = project.run_dbt(
        [*SEEDS_AND_MODELS, *OUTPUT],
        raw=raw,
        variables=real.variables | {"outcome_days": 30} | dates,
    )
    assert done.returncode == 0, done.stdout
    return project


def later_leads(source: Path, folder: Path, since: str) -> Path:
    """The raw folder without the contacts that were created before a day."""
    folder.mkdir()
    for path in source.iterdir():
        if path.name == "contacts.parquet":
            duckdb.sql(
                f"copy (from '{path}' where created_at >= timestamp '{since}')"
                f" to '{folder / path.name}'"
            )
        elif path.suffix in (".csv", ".parquet"):
            (folder / path.name).symlink_to(path)
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
