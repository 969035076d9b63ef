"""A checkout of the project, and the cases that it is run with."""

import csv
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from .load_set import LAST_DAY
from .processes import Cost, run

ROOT = Path(__file__).resolve().parents[2]
RULES = Path("scripts", "benchmark_peers", "rules")
# What the peers do not know of is switched off: machines.
VARIABLES = {"machine_min_seconds_after_send": 0, "machine_burst_clicks": 1_000_000}


class Change(NamedTuple):
    """A seed, a rule of it, a column, and the cell put there."""

    seed: str
    rule_id: str
    column: str
    cell: str


class Case(NamedTuple):
    """A build: the folder of its raw data, its date, and what is changed before.

    With `afresh` the database is a new one, else the build comes on top of the last.
    """

    days: str
    as_of: date
    change: Change | None = None
    afresh: bool = False


# In this order: each build but those that are afresh comes on top of the one before it.
CASES = {
    "the day before": Case("before", LAST_DAY - timedelta(days=1), afresh=True),
    "one more day": Case("all", LAST_DAY),
    "changed points": Case(
        "all", LAST_DAY, Change("behavioural_points", "site_visit", "points", "3")
    ),
    "changed condition": Case(
        "all",
        LAST_DAY,
        Change("behavioural_points", "pricing_visit", "value", "/docs"),
    ),
    "build of nothing": Case("nothing", LAST_DAY, afresh=True),
    "full build": Case("all", LAST_DAY, afresh=True),
}


@dataclass(frozen=True)
class Project:
    """A checkout of the project that scores a load set.

    `folder` is below the checkout; seeds, database and dbt's files are written there.
    """

    root: Path
    folder: Path
    load_set: Path
    memory: str | None = None

    @property
    def db(self) -> Path:
        """The database, with the scores of the last build."""
        return self.folder / "scores.duckdb"

    @property
    def seeds(self) -> Path:
        """The rules of the last build."""
        return self.folder / "seeds"

    def build(self, case: Case) -> Cost:
        """The cost of a case, which is that of dbt's build without parsing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        # dbt parses again when a path changes: one link, turned round
        raw = self.folder / "raw"
        raw.unlink(missing_ok=True)
        raw.symlink_to(self.load_set / case.days)
        write_seeds(self.seeds, case.change, self.root)
        if case.afresh:
            # and what a run that was killed left beside it
            for file in self.folder.glob(f"{self.db.name}*"):
                file.unlink()
        # no run but the first parses the project, unless it is given another date
        self.dbt("parse", case.as_of)
        return self.dbt(
            "build", case.as_of, "--select", "+lead_scores",
            "--exclude-resource-type", "test", "unit_test",
        )  # fmt: skip

    def dbt(self, command: str, as_of: date, *arguments: str) -> Cost:
        """Run dbt on the files in the folder."""
        target = self.folder / "target"
        settings = {
            "LEAD_SCORING_RAW": str(self.folder / "raw"),
            "LEAD_SCORING_SEEDS": self.seeds.relative_to(self.root).as_posix(),
            "LEAD_SCORING_DB": str(self.db),
            "LEAD_SCORING_MEMORY": self.memory or "",
            "DBT_TARGET_PATH": str(target),
            "DBT_LOG_PATH": str(target / "logs"),
        }
        variables = json.dumps(VARIABLES | {"as_of_date": as_of.isoformat()})
        program = [sys.executable, "-W", "ignore", "-m", "dbt.cli.main", command]
        folders = ["--project-dir", str(self.root), "--profiles-dir", str(self.root)]
        options = [*folders, "--quiet", "--vars", variables]
        return run([*program, *options, *arguments], settings)


def write_seeds(folder: Path, change: Change | None = None, root: Path = ROOT) -> None:
    """The seeds of the benchmark: the rules of the peers, else headers alone.

    Raises KeyError if the rule to change is not there, ValueError if the column is not.
    """
    shutil.rmtree(folder, ignore_errors=True)
    rules = {path.name: path for path in (root / RULES).iterdir()}
    for shipped in sorted((root / "seeds").glob("*/*.csv")):
        with rules.get(shipped.name, shipped).open(encoding="utf-8") as file:
            reader = csv.DictReader(file)
            columns = list(reader.fieldnames)
            rows = list(reader) if shipped.name in rules else []
        if change and change.seed == shipped.stem:
            {row["rule_id"]: row for row in rows}[change.rule_id][change.column] = (
                change.cell
            )
        out = folder / shipped.relative_to(root / "seeds")
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
