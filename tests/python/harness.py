"""Run the real project on raw data and rules that a test writes down.

    with Project() as project:
        tables = project.build(raw, seeds, {"as_of_date": "2026-03-01"})
        assert tables["lead_scores"][0]["lead_score"] == 10

`raw` maps table names to rows, `seeds` maps seed names to rows; a row maps columns to
the text of their cells, or None. What is not given is empty. Everything is written
below `local/tests/`, which git ignores, and removed when the project is closed.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import duckdb
from reference.tables import HISTORY, columns_of, tables_of

ROOT = Path(__file__).resolve().parents[2]
SEEDS_AND_MODELS = [
    "build",
    "--exclude-resource-type",
    "unit_test",
    "--exclude-resource-type",
    "test",
]
# agate warns of every column type that a seed has no column for
WITHOUT_WARNINGS = [sys.executable, "-W", "ignore"]
QUIET = ["--no-use-colors", "--quiet", "--log-level-file", "error"]
# A case is about few rows, and often about those that are rejected.
EVERYTHING_MAY_BE_LOST = {"max_rejected_share": 1, "max_vanished_share": 1}
Rows = list[dict[str, str | float | None]]


def upstream_of(tables: Iterable[str]) -> list[str]:
    """Arguments of dbt for these tables and all that they are made of."""
    return ["--select", *(f"+{table}" for table in tables)]


class DbtFailed(AssertionError):  # noqa: N818 (a failure, as in pytest)
    """A dbt run ended with an error; the message is what dbt printed."""


class Project:
    """The project, with a folder of its own for one test or one test module.

    dbt parses the project once per process for all that have the same files and the
    same variables of those that shape it.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / "local" / "tests" / uuid.uuid4().hex[:12]
        self.raw = self.folder / "raw"
        self.seeds = self.folder / "seeds"
        self.db = self.folder / "scores.duckdb"
        self.target = self.folder / "target"
        # further environment variables of dbt
        self.environment: dict[str, str] = {}
        self.folder.mkdir(parents=True)

    def __enter__(self) -> "Project":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def build(
        self,
        raw: Mapping[str, Rows],
        seeds: Mapping[str, Rows],
        variables: Mapping[str, object],
        tables: Iterable[str] = (),
        *,
        afresh: bool = True,
    ) -> dict[str, Rows]:
        """Build seeds and models, and return the named output tables.

        Only what they are made of is built; everything if none is named. With `afresh`
        the database is a new one; else the run comes on top of the last.
        Raises DbtFailed with dbt's output if the build fails.
        """
        if afresh:
            self.db.unlink(missing_ok=True)
        write_raw(self.raw, raw, variables)
        write_seeds(self.seeds, seeds, self.root)
        tables = list(tables)
        selected = upstream_of(tables) if tables else []
        done = self.run_dbt([*SEEDS_AND_MODELS, *selected], variables=variables)
        if done.returncode != 0:
            raise DbtFailed(done.stdout)
        return {name: read_table(self.db, name) for name in tables}

    def settings(
        self,
        raw: Path | None = None,
        seeds: Path | None = None,
        db: Path | None = None,
        target: Path | None = None,
    ) -> dict[str, str]:
        """The environment variables of a run; paths default to this test's folder."""
        target = target or self.target
        return {
            "LEAD_SCORING_RAW": str(raw or self.raw),
            "LEAD_SCORING_SEEDS": (seeds or self.seeds)
            .relative_to(self.root)
            .as_posix(),
            "LEAD_SCORING_DB": str(db or self.db),
            "DBT_TARGET_PATH": str(target),
            "DBT_LOG_PATH": str(target / "logs"),
            # a tenth of a run's time, for files that few tests read
            "DBT_WRITE_JSON": "false",
            **self.environment,
        }

    def run_dbt(
        self,
        args: list[str],
        *,
        raw: Path | None = None,
        seeds: Path | None = None,
        db: Path | None = None,
        target: Path | None = None,
        variables: Mapping[str, object] | None = None,
        kill_after: float | None = None,
        quiet: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Run dbt in a fork of `dbt_server.py`; paths default to this test's folder.

        `stdout` of the result holds everything that dbt printed, which is errors only
        if it is `quiet`. With `kill_after` the process is killed after so many seconds,
        and the return code is negative, unless it ended before.
        """
        environment = os.environ | self.settings(raw, seeds, db, target)
        variables = EVERYTHING_MAY_BE_LOST | dict(variables or {})
        command = [*args, *(QUIET if quiet else ["--no-use-colors"])]
        command += ["--project-dir", str(self.root), "--profiles-dir", str(self.root)]
        command += ["--vars", json.dumps(variables)]
        output = self.folder / "printed.txt"
        output.unlink(missing_ok=True)
        asked = {
            "root": str(self.root),
            "args": command,
            "variables": variables,
            "environment": environment,
            "output": str(output),
            "kill_after": kill_after,
        }
        code = dbt_server().run(asked)
        printed = output.read_text(encoding="utf-8")
        return subprocess.CompletedProcess(command, code, printed)


class DbtServer:
    """The process that runs dbt for this one; it ends when its stdin does."""

    def __init__(self) -> None:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        parsed = ROOT / "local" / "tests" / "parsed" / worker
        self.process = subprocess.Popen(
            [*WITHOUT_WARNINGS, Path(__file__).with_name("dbt_server.py"), parsed],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, asked: Mapping[str, object]) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@cache
def dbt_server() -> DbtServer:
    return DbtServer()


def write_raw(
    folder: Path,
    raw: Mapping[str, Rows],
    variables: Mapping[str, object] | None = None,
) -> None:
    """Write one CSV per raw table: the contract's columns, then any others.

    A table with numbers among its cells is written as Parquet, their columns as DOUBLE.
    Columns that the variables name are written even if no row has them. Past attributes
    are there only if the variables ask for them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    variables = variables or {}
    known = tables_of(variables)
    (folder / f"{HISTORY}.csv").unlink(missing_ok=True)
    others = [name for name in raw if name not in [*known, HISTORY]]
    for table in [*known, *others]:
        rows = raw.get(table, [])
        names = dict.fromkeys(name for row in rows for name in row)
        expected = columns_of(table, variables) if table in known else []
        header = list(dict.fromkeys([*expected, *names]))
        for kind in ("csv", "parquet"):
            (folder / f"{table}.{kind}").unlink(missing_ok=True)
        if any(isinstance(cell, float) for row in rows for cell in row.values()):
            write_parquet(folder / f"{table}.parquet", header, rows)
        else:
            write_csv(folder / f"{table}.csv", header, rows)


def write_parquet(path: Path, header: list[str], rows: Rows) -> None:
    """Write rows; a column is a number if one of its cells is, else text."""
    numbers = {name for row in rows for name, v in row.items() if isinstance(v, float)}
    casts = ", ".join(f'"{name}"::double as "{name}"' for name in sorted(numbers))
    cells = path.with_suffix(".cells")
    write_csv(cells, header, rows)
    options = "all_varchar = true, header = true, delim = ',', quote = '\"'"
    with duckdb.connect() as connection:
        connection.execute(
            f"copy (select * replace ({casts})"
            f" from read_csv('{cells}', {options}, escape = '\"'))"
            f" to '{path}' (format parquet)"
        )
    cells.unlink()


def write_seeds(folder: Path, seeds: Mapping[str, Rows], root: Path = ROOT) -> None:
    """Write every seed that the project ships, header only where none is given."""
    shipped = shipped_headers(root)
    unknown = set(seeds) - {path.stem for path in shipped}
    if unknown:
        raise KeyError(f"No such seed: {', '.join(sorted(unknown))}")
    for path, header in shipped.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        write_csv(file, header, seeds.get(path.stem, []))


def shipped_headers(root: Path = ROOT) -> dict[Path, list[str]]:
    """Header of each shipped seed, by its path below the seed folder."""
    headers = {}
    for path in sorted((root / "seeds").glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            headers[path.relative_to(root / "seeds")] = next(csv.reader(file))
    return headers


def shipped_seed(name: str, root: Path = ROOT) -> Rows:
    """The rows of a shipped seed; blank cells are None."""
    (path,) = (root / "seeds").glob(f"*/{name}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {column: cell or None for column, cell in row.items()}
            for row in csv.DictReader(file)
        ]


def write_csv(path: Path, header: list[str], rows: Rows) -> None:
    """Write rows; a column that the header lacks is an error, None a blank cell."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_table(db: Path, name: str) -> Rows:
    """The rows of an output table, whichever schema it is in."""
    with duckdb.connect(str(db), read_only=True) as connection:
        schemas = connection.execute(
            "select table_schema from information_schema.tables where table_name = ?",
            [name],
        ).fetchall()
        if len(schemas) != 1:
            raise LookupError(f"{name}: found in schemas {schemas}")
        rows = connection.execute(f'select * from "{schemas[0][0]}"."{name}"')
        columns = [column[0] for column in rows.description]
        return [dict(zip(columns, row, strict=True)) for row in rows.fetchall()]
