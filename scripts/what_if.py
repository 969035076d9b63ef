"""Say what other rules would do to the scores, by building them: nothing is changed.

    make what-if SEEDS=local/mine
    .venv/bin/python scripts/what_if.py --seeds local/mine --markdown what_if.md

The folder holds the CSVs that differ; the other seeds are the present ones. Both sets
of rules are built over the last weeks into files of their own, `before.duckdb` and
`after.duckdb`, from a copy of the database: the database itself, and its history, stay
as they are. Leads are named by their contact ids only.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import duckdb
import yaml
from changes.scores import differences, weeks_before
from changes.seeds import UnknownSeedError, lay_over, seed_changes
from changes.writing import LISTED, as_markdown, as_text
from database import ROOT, add_database_argument, run
from seed_schema import complete_folder, folder_faults, project_variables

TABLES = ("+lead_scores", "lead_score_contributions")
BUILD = ("build", "--select", *TABLES, "--quiet", "--no-use-colors")
NO_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")


class BuildError(Exception):
    """Seeds that cannot be built; the message says why."""


def main(argv: list[str]) -> int:
    """Build both and print the difference; 1 if a build fails or a seed is unknown."""
    options = parse(argv)
    variables = yaml.safe_load(options.vars)
    as_of = scoring_date(variables, options.db)
    variables = {key: variables[key] for key in variables if key != "as_of_date"}
    variables |= {
        "score_from": str(weeks_before(as_of, options.weeks)),
        "score_to": str(as_of),
    }
    present = complete_folder(ROOT / (os.environ.get("LEAD_SCORING_SEEDS") or "seeds"))
    options.folder.mkdir(parents=True, exist_ok=True)
    # dbt reads seeds below the project only
    (ROOT / "local").mkdir(exist_ok=True)
    remove_leftovers(ROOT / "local", "what_if")
    seeds = Path(tempfile.mkdtemp(prefix=f"what_if_{os.getpid()}_", dir=ROOT / "local"))
    before, after = (options.folder / f"{name}.duckdb" for name in ("before", "after"))
    try:
        lay_over(present, options.seeds, seeds / "after")
        if faults := folder_faults(seeds / "after", project_variables(variables)):
            raise BuildError("\n".join(map(str, faults)))
        # one folder for both: dbt then parses the project once
        shutil.copytree(present, seeds / "built")
        build(options.db, before, seeds / "built", options.folder, variables)
        shutil.copytree(seeds / "after", seeds / "built", dirs_exist_ok=True)
        build(before, after, seeds / "built", options.folder, variables)
        changes = seed_changes(present, seeds / "after")
    except (UnknownSeedError, BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(seeds)
    cards = differences(before, after, LISTED, options.weeks)
    print(as_text(str(as_of), changes, cards))
    if options.markdown:
        options.markdown.write_text(
            as_markdown(str(as_of), changes, cards), encoding="utf-8"
        )
    return 0


def remove_leftovers(folder: Path, name: str) -> None:
    """Remove the seeds of killed runs: folders `<name>_<process>_...`."""
    for path in folder.glob(f"{name}_*"):
        process = path.name.removeprefix(f"{name}_").split("_")[0]
        if not (process.isdigit() and is_running(int(process))):
            shutil.rmtree(path, ignore_errors=True)


def is_running(process: int) -> bool:
    """Whether a process has an id, of whomever."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--seeds", type=Path, required=True, help="folder with the changed CSVs")
    add("--markdown", type=Path, help="write the same as Markdown, for a pull request")
    add("--weeks", type=int, default=4, help="weeks of new MQLs to compare (4)")
    add("--vars", default="{}", help="dbt variables, as for dbt build")
    add(
        "--folder",
        type=Path,
        default=ROOT / "target/what_if",
        help="where the two databases are written (target/what_if)",
    )
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not options.seeds.is_dir():
        parser.error(f"{options.seeds} is no folder")
    if options.weeks < 1:
        parser.error("--weeks is 1 or more")
    return options


def scoring_date(variables: dict[str, object], db: Path) -> date:
    """The date of the variables, else of the database, else today."""
    named = variables.get("as_of_date") or variables.get("score_to")
    if named:
        return date.fromisoformat(str(named))
    if db.exists():
        with duckdb.connect(str(db), read_only=True) as connection:
            (last,) = connection.execute(
                "select max(as_of_date) from lead_scores"
            ).fetchone()
        if last:
            return last
    return date.today()


def build(
    start: Path, db: Path, seeds: Path, target: Path, variables: dict[str, object]
) -> None:
    """Build scores by a seed folder on top of a copy of `start`; may raise BuildError.

    What the copy knows of events is used again: only rules that are new are matched.
    """
    for path in (db, db.with_name(db.name + ".wal")):
        path.unlink(missing_ok=True)
    if start.exists():
        shutil.copyfile(start, db)
    command = [str(Path(sys.executable).with_name("dbt")), *BUILD, *NO_TESTS]
    command += ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    done = subprocess.run(
        [*command, "--vars", json.dumps(variables, default=str)],
        env=os.environ
        | {
            "LEAD_SCORING_SEEDS": seeds.relative_to(ROOT).as_posix(),
            "LEAD_SCORING_DB": str(db.resolve()),
            "DBT_TARGET_PATH": str(target.resolve()),
            "DBT_LOG_PATH": str(target.resolve() / "logs"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BuildError(f"{db.stem} does not build:\n{done.stdout}")


if __name__ == "__main__":
    sys.exit(run(main))
