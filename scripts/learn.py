"""Score the past dates that learning needs, and learn points from what followed.

    make learn
    .venv/bin/python scripts/learn.py --out local/mine/predictive

The dates are scored in a file of their own, `learn.duckdb`, from a copy of the
database: the database itself, and its history, stay as they are. The scorecards and
outcome_days are those of the build. Every date is scored by today's rules.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb
import train_points
import yaml
from database import ROOT, add_database_argument
from own_folders import FolderError, use_folders
from predictive.reading import schema_of
from seed_schema import project_variables
from what_if import scoring_date

SELECTED = ("+int_training_features",)
NO_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
# dbt keeps the file open as long as its process lives.
BUILD = f"""
import sys
sys.path.insert(0, {str(ROOT / "scripts")!r})
import build
sys.exit(not build.run_quietly(sys.argv[1:]))
"""
FILES = ("predictive_points.csv", "predictive_models.csv")


def main(argv: list[str]) -> int:
    """Score and learn; 1 if the build fails or there is nothing to learn from."""
    options, others = parse(argv)
    if os.environ.get("LEAD_SCORING_TARGET") not in (None, "", "duckdb"):
        print("Points are learned on DuckDB only: unset LEAD_SCORING_TARGET.")
        return 1
    try:
        use_folders(options.raw, options.rules)
    except FolderError as error:
        print(error)
        return 1
    given = yaml.safe_load(options.vars)
    variables = project_variables(given) | given
    as_of = scoring_date(given, options.db)
    days = built_outcome_days(options.db) or int(variables["outcome_days"])
    days = int(given.get("outcome_days", days))
    step = step_within(days, int(variables["learn_every_days"]))
    first = max(
        as_of - timedelta(days=days * (options.windows + 1)),
        first_created(options.db) or date.min,
    )
    dates = {
        "score_from": str(min(first, as_of)),
        "score_to": str(as_of),
        "score_every_days": step,
        "outcome_days": days,
        "learn_every_days": step,
    }
    print(
        f"Scoring {(as_of - first).days // step + 1} dates from {first} to {as_of},"
        f" every {step} days; a conversion counts for {days} days.",
        flush=True,
    )
    copy = options.folder / "learn.duckdb"
    if not score(options.db, copy, given | dates):
        return 1
    seeds = ROOT / (os.environ.get("LEAD_SCORING_SEEDS") or "seeds") / "predictive"
    options.out.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        # models of other cards stay
        if (seeds / name).exists() and not (options.out / name).exists():
            shutil.copyfile(seeds / name, options.out / name)
    code = train_points.main([*others, "--db", str(copy), "--out", str(options.out)])
    if not code:
        print(
            f"Read the difference, then copy the two files from {options.out}"
            f" to {seeds.relative_to(ROOT)}, and build."
        )
    return code


def parse(argv: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """The arguments, and those of train_points.py."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Other arguments are those of train_points.py, such as --exclude.",
    )
    add = parser.add_argument
    add("--out", type=Path, required=True, help="folder of the CSVs")
    add("--raw", help="folder of your data (default: LEAD_SCORING_RAW)")
    add("--rules", help="folder of your rules (default: LEAD_SCORING_SEEDS)")
    add("--vars", default="{}", help="dbt variables, as for dbt build")
    add("--windows", type=int, default=8, help="windows of outcome_days to score (8)")
    add(
        "--folder",
        type=Path,
        default=ROOT / "target/learn",
        help="where the database with the dates is written (target/learn)",
    )
    add_database_argument(parser)
    options, others = parser.parse_known_args(argv)
    if options.windows < 1:
        parser.error("--windows is 1 or more")
    return options, others


def step_within(outcome_days: int, most: int) -> int:
    """Days between dates, a whole part of a window: windows then follow each other."""
    return max(step for step in range(1, most + 1) if outcome_days % step == 0)


def score(db: Path, copy: Path, variables: dict[str, object]) -> bool:
    """Score the dates in a copy of the database; whether all went well."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    for path in (copy, copy.with_name(copy.name + ".wal")):
        path.unlink(missing_ok=True)
    if db.exists():
        shutil.copyfile(db, copy)
        forget_scored_dates(copy)
    command = ["build", "--select", *SELECTED, *NO_TESTS]
    command += ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    text = json.dumps(
        {name: value for name, value in variables.items() if name != "as_of_date"},
        default=str,
    )
    done = subprocess.run(
        [sys.executable, "-c", BUILD, *command, "--vars", text],
        env=os.environ
        | {
            "LEAD_SCORING_DB": str(copy.resolve()),
            "DBT_TARGET_PATH": str(copy.parent.resolve()),
        },
        check=False,
    )
    return done.returncode == 0


def forget_scored_dates(db: Path) -> None:
    """Leave only the dates of the range to learn from: later ones would end it."""
    with duckdb.connect(str(db)) as connection:
        if schema := schema_of(connection, "int_scored_dates"):
            connection.execute(f"delete from {schema}.int_scored_dates")


def built_outcome_days(db: Path) -> int | None:
    """The outcome_days of the build; None if there is none."""
    query = "select min(window_end_date - as_of_date) from {}.int_outcome_windows"
    return asked(db, "int_outcome_windows", query)


def first_created(db: Path) -> date | None:
    """The day on which the first contact was created; None if there is no build."""
    return asked(db, "int_contacts", "select min(created_date) from {}.int_contacts")


def asked(db: Path, table: str, query: str) -> object:
    """The one value that a query of a table gives; None if the table is not there."""
    if not db.exists():
        return None
    with duckdb.connect(str(db), read_only=True) as connection:
        schema = schema_of(connection, table)
        if schema is None:
            return None
        return connection.execute(query.format(schema)).fetchone()[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
